CREATE TABLE "articles" (
	"id" bigint PRIMARY KEY NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"failure" text,
	"retry_at" timestamp with time zone,
	"url" text,
	"canonical_url" text,
	"same_as" bigint,
	"title" text,
	"text" text,
	"text_hash" text,
	"language" text,
	"authors" jsonb,
	"published_at" timestamp with time zone,
	"fetched_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "boilerplate" (
	"host" text NOT NULL,
	"paragraph" text NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "boilerplate_host_paragraph_pk" PRIMARY KEY("host","paragraph")
);
--> statement-breakpoint
CREATE TABLE "commitment_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitment_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"commitment_id" bigint NOT NULL,
	"state" text NOT NULL,
	"due_on" date,
	"article_id" bigint,
	"note" text,
	"user_id" bigint,
	"reviewer" text NOT NULL,
	"request" text,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_steps_request_unique" UNIQUE("request")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"indicator" text NOT NULL,
	"article_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"feed_id" text,
	"canonical_url" text NOT NULL,
	"url" text NOT NULL,
	"host" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"published_at" timestamp with time zone,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entries_canonical_url_unique" UNIQUE("canonical_url")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"country" text,
	"alignment" text,
	"family" text,
	"reliability" text,
	"fallback" text,
	"origin" text NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feeds_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"busy_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"feed_id" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"succeeded_at" timestamp with time zone,
	"last_new_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"problem" text,
	"failing_since" timestamp with time zone,
	"retry_at" timestamp with time zone,
	"parked_at" timestamp with time zone,
	"moved_to" text,
	"moved_since" timestamp with time zone,
	"adopted" text,
	"fetched_from" text,
	"fetched_at" timestamp with time zone,
	"etag" text,
	"last_modified" text,
	"body_hash" text,
	"pace" jsonb
);
--> statement-breakpoint
CREATE TABLE "classifications" (
	"article_id" bigint NOT NULL,
	"codebook_hash" text NOT NULL,
	"text_hash" text NOT NULL,
	"relevant" boolean NOT NULL,
	"score" double precision NOT NULL,
	"failure" text,
	"classified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "classifications_article_id_codebook_hash_pk" PRIMARY KEY("article_id","codebook_hash")
);
--> statement-breakpoint
CREATE TABLE "codebooks" (
	"hash" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"codebook_hash" text NOT NULL,
	"indicator" text NOT NULL,
	"direction" text NOT NULL,
	"status" text,
	"score" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	"rule" text,
	"actors" text[],
	"negated" boolean DEFAULT false NOT NULL,
	"hedged" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"hash" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"user_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_failures" (
	"key" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage_days" (
	"day" date NOT NULL,
	"alignment" text NOT NULL,
	"articles" integer NOT NULL,
	CONSTRAINT "coverage_days_day_alignment_pk" PRIMARY KEY("day","alignment")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"recipient_id" bigint NOT NULL,
	"occasion" text NOT NULL,
	"kind" text NOT NULL,
	"local_date" date NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"subject" text NOT NULL,
	"content" jsonb NOT NULL,
	"message_id" text NOT NULL,
	"message" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"sending_since" timestamp with time zone,
	"uncertain" boolean DEFAULT false NOT NULL,
	"failure" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mails_recipient_id_occasion_pk" PRIMARY KEY("recipient_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"hour" text NOT NULL,
	"zone" text NOT NULL,
	"schedule" text NOT NULL,
	"content" text NOT NULL,
	"alert_score" double precision,
	"alert_publishers" integer DEFAULT 1 NOT NULL,
	"alerts_per_day" integer DEFAULT 3 NOT NULL,
	"alerts_since" timestamp with time zone,
	"token" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "recipients_address_unique" UNIQUE("address"),
	CONSTRAINT "recipients_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "trend_points" (
	"codebook_hash" text NOT NULL,
	"story" bigint NOT NULL,
	"indicator" text NOT NULL,
	"direction" text NOT NULL,
	"status" text,
	"first_at" timestamp with time zone NOT NULL,
	"first_alignment" text NOT NULL,
	"alignments" text[] NOT NULL,
	"article_id" bigint NOT NULL,
	"publishers" integer NOT NULL,
	"probability" double precision NOT NULL,
	"share" double precision NOT NULL,
	"confirmed" boolean NOT NULL,
	CONSTRAINT "trend_points_codebook_hash_story_indicator_direction_pk" PRIMARY KEY("codebook_hash","story","indicator","direction")
);
--> statement-breakpoint
CREATE TABLE "trend_states" (
	"codebook_hash" text PRIMARY KEY NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	"drawn" jsonb
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"codebook_hash" text NOT NULL,
	"action" text NOT NULL,
	"verdict" text,
	"reason" text,
	"note" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"undoes" bigint,
	"user_id" bigint,
	"reviewer" text NOT NULL,
	"request" text,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "items" (
	"article_id" bigint NOT NULL,
	"codebook_hash" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"score" double precision NOT NULL,
	"language" text,
	"feed_id" text,
	"story_id" bigint NOT NULL,
	"story_time" timestamp with time zone NOT NULL,
	"story_score" double precision NOT NULL,
	"story_sources" integer NOT NULL,
	"labels" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"wake_at" timestamp with time zone,
	"assignee" text,
	"edited" jsonb,
	"version" bigint DEFAULT 0 NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "items_article_id_codebook_hash_pk" PRIMARY KEY("article_id","codebook_hash")
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"article_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	"verdict" text NOT NULL,
	"labels" text[] NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opinions_article_id_user_id_pk" PRIMARY KEY("article_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"article_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presence_article_id_user_id_pk" PRIMARY KEY("article_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_filters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"feed_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_filters_feed_key_unique" UNIQUE("feed_key")
);
--> statement-breakpoint
CREATE TABLE "revisits" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"reason" text,
	"tried_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"article_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	"url" text NOT NULL,
	"headers" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"text_hash" text NOT NULL,
	CONSTRAINT "snapshots_article_id_version_pk" PRIMARY KEY("article_id","version")
);
--> statement-breakpoint
CREATE TABLE "story_articles" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"story_id" bigint NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision_id" bigint,
	"copy_of" bigint,
	"words" "bytea",
	"anchors" "bytea",
	"fingerprint" text
);
--> statement-breakpoint
CREATE TABLE "story_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "story_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"action" text NOT NULL,
	"article_id" bigint NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"undoes" bigint,
	"user_id" bigint,
	"reviewer" text NOT NULL,
	"request" text,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "story_decisions_request_unique" UNIQUE("request")
);
--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_id_entries_id_fk" FOREIGN KEY ("id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_same_as_articles_id_fk" FOREIGN KEY ("same_as") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_steps" ADD CONSTRAINT "commitment_steps_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_steps" ADD CONSTRAINT "commitment_steps_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_steps" ADD CONSTRAINT "commitment_steps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classifications" ADD CONSTRAINT "classifications_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classifications" ADD CONSTRAINT "classifications_codebook_hash_codebooks_hash_fk" FOREIGN KEY ("codebook_hash") REFERENCES "public"."codebooks"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_codebook_hash_codebooks_hash_fk" FOREIGN KEY ("codebook_hash") REFERENCES "public"."codebooks"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisits" ADD CONSTRAINT "revisits_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_story_id_articles_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_decision_id_story_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."story_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_copy_of_articles_id_fk" FOREIGN KEY ("copy_of") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_decisions" ADD CONSTRAINT "story_decisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_decisions" ADD CONSTRAINT "story_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_unfinished" ON "articles" USING btree ("id") WHERE "articles"."text" is null;--> statement-breakpoint
CREATE INDEX "articles_canonical_url" ON "articles" USING btree ("canonical_url");--> statement-breakpoint
CREATE INDEX "articles_published" ON "articles" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "articles_language" ON "articles" USING btree ("language");--> statement-breakpoint
CREATE INDEX "articles_text_hash" ON "articles" USING btree ("text_hash");--> statement-breakpoint
CREATE INDEX "articles_fetched" ON "articles" USING btree ("fetched_at");--> statement-breakpoint
CREATE INDEX "commitment_steps_commitment" ON "commitment_steps" USING btree ("commitment_id","id");--> statement-breakpoint
CREATE INDEX "entries_host" ON "entries" USING btree ("host","id");--> statement-breakpoint
CREATE INDEX "entries_feed" ON "entries" USING btree ("feed_id","found_at");--> statement-breakpoint
CREATE INDEX "classifications_new" ON "classifications" USING btree ("classified_at") WHERE "classifications"."relevant";--> statement-breakpoint
CREATE INDEX "classifications_flagged" ON "classifications" USING btree ("codebook_hash","article_id") WHERE "classifications"."relevant";--> statement-breakpoint
CREATE INDEX "flags_article" ON "flags" USING btree ("article_id","codebook_hash");--> statement-breakpoint
CREATE INDEX "login_failures_key" ON "login_failures" USING btree ("key","failed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_name" ON "users" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "mails_unsettled" ON "mails" USING btree ("next_try_at") WHERE "mails"."next_try_at" is not null;--> statement-breakpoint
CREATE INDEX "trend_points_time" ON "trend_points" USING btree ("codebook_hash","first_at");--> statement-breakpoint
CREATE INDEX "decisions_article" ON "decisions" USING btree ("article_id","id");--> statement-breakpoint
CREATE INDEX "decisions_decided" ON "decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_request" ON "decisions" USING btree ("request","article_id");--> statement-breakpoint
CREATE INDEX "items_state_time" ON "items" USING btree ("codebook_hash","state","story_time","story_id");--> statement-breakpoint
CREATE INDEX "items_state_score" ON "items" USING btree ("codebook_hash","state","story_score","story_id");--> statement-breakpoint
CREATE INDEX "items_state_sources" ON "items" USING btree ("codebook_hash","state","story_sources","story_id");--> statement-breakpoint
CREATE INDEX "items_by_time" ON "items" USING btree ("codebook_hash","story_time","story_id");--> statement-breakpoint
CREATE INDEX "items_by_score" ON "items" USING btree ("codebook_hash","story_score","story_id");--> statement-breakpoint
CREATE INDEX "items_by_sources" ON "items" USING btree ("codebook_hash","story_sources","story_id");--> statement-breakpoint
CREATE INDEX "items_story" ON "items" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "items_time" ON "items" USING btree ("codebook_hash","time");--> statement-breakpoint
CREATE INDEX "items_labels" ON "items" USING gin ("labels");--> statement-breakpoint
CREATE INDEX "items_added" ON "items" USING btree ("added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("user_id","name");--> statement-breakpoint
CREATE INDEX "snapshots_fetched" ON "snapshots" USING btree ("fetched_at");--> statement-breakpoint
CREATE INDEX "story_articles_story" ON "story_articles" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "story_articles_placed" ON "story_articles" USING btree ("placed_at");