CREATE TABLE "coverage_days" (
	"day" date NOT NULL,
	"alignment" text NOT NULL,
	"articles" integer NOT NULL,
	CONSTRAINT "coverage_days_day_alignment_pk" PRIMARY KEY("day","alignment")
);
--> statement-breakpoint
CREATE TABLE "trend_points" (
	"codebook_hash" text NOT NULL,
	"story" text NOT NULL,
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
	"refreshed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "trend_points_time" ON "trend_points" USING btree ("codebook_hash","first_at");--> statement-breakpoint
CREATE INDEX "articles_text_hash" ON "articles" USING btree ("text_hash");--> statement-breakpoint
CREATE INDEX "articles_fetched" ON "articles" USING btree ("fetched_at");