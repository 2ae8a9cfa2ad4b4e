CREATE TABLE "invitations" (
	"hash" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"user_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "items" (
	"article_id" bigint NOT NULL,
	"codebook_hash" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"score" double precision NOT NULL,
	"language" text,
	"feed_id" text,
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
CREATE TABLE "login_failures" (
	"key" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"article_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
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
ALTER TABLE "decisions" ALTER COLUMN "verdict" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "action" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "after" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "undoes" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "user_id" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "request" text;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "actors" text[];--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "negated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "hedged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "items_state_time" ON "items" USING btree ("codebook_hash","state","time","article_id");--> statement-breakpoint
CREATE INDEX "items_state_score" ON "items" USING btree ("codebook_hash","state","score","article_id");--> statement-breakpoint
CREATE INDEX "items_time" ON "items" USING btree ("codebook_hash","time","article_id");--> statement-breakpoint
CREATE INDEX "items_score" ON "items" USING btree ("codebook_hash","score","article_id");--> statement-breakpoint
CREATE INDEX "items_labels" ON "items" USING gin ("labels");--> statement-breakpoint
CREATE INDEX "items_added" ON "items" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "login_failures_key" ON "login_failures" USING btree ("key","failed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("user_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "users_name" ON "users" USING btree (lower("name"));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_language" ON "articles" USING btree ("language");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_request" ON "decisions" USING btree ("request","article_id");--> statement-breakpoint
UPDATE "decisions" SET "action" = CASE "verdict" WHEN 'accepted' THEN 'accept' ELSE 'dismiss' END,
  "before" = '{"state":"open","assignee":null,"wakeAt":null,"labels":null}',
  "after" = jsonb_build_object('state', "verdict", 'assignee', null, 'wakeAt', null, 'labels', null);--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "action" SET NOT NULL, ALTER COLUMN "before" SET NOT NULL, ALTER COLUMN "after" SET NOT NULL;--> statement-breakpoint

-- One spelling for what readers take as the same word: Persian letters and digits, the half-space, plural and
-- adjective endings, the Russian yo. The Russian stemmer takes the ends of "Иран" and "визит" for those of verbs, but not
-- the ends of "Ираном" and "визитом"; so such words lose their case first.
-- src/pipeline/text/search.ts does the same for marking; a test holds the two together.
CREATE FUNCTION persian_normal(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT pg_catalog.regexp_replace(pg_catalog.regexp_replace(
    pg_catalog.translate(given, 'يىكۀةأإٱؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ییکههاااوی01234567890123456789'),
    '([\u0621-\u06ff]{3}) ?ها(ی|یی|یم|یت|یش|یمان|یتان|یشان)?(?![\u0621-\u06ff])', '\1', 'g'),
    '([\u0621-\u06ff]{3})ی(?![\u0621-\u06ff])', '\1', 'g')
$$;--> statement-breakpoint
CREATE FUNCTION search_normal(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  normal text := pg_catalog.replace(pg_catalog.lower(
    pg_catalog.regexp_replace(given, '[\u064b-\u065f\u0670\u0640\u0301\u200c\u200d]', '', 'g')), 'ё', 'е');
BEGIN
  IF normal ~ '[\u0621-\u06ff]' THEN
    normal := public.persian_normal(normal);
  END IF;
  RETURN pg_catalog.regexp_replace(normal,
    '([а-я]{2}(ан|ян|ал|ен|ил|им|ит))(а|у|е|ы|ом|ой|ов|ам|ами|ах)(?![а-я])', '\1', 'g');
END $$;--> statement-breakpoint
-- The russian configuration stems words in Cyrillic as Russian and words in Latin letters as English.
-- A tsvector holds 1 MB at most, hence the cut.
ALTER TABLE "articles" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  to_tsvector('pg_catalog.russian', search_normal(coalesce("title", '') || ' ' || left(coalesce("text", ''), 200000)))) STORED;--> statement-breakpoint
CREATE INDEX "articles_search" ON "articles" USING gin ("search") WITH (fastupdate = off);--> statement-breakpoint
CREATE INDEX "articles_time" ON "articles" USING btree (coalesce("published_at", "fetched_at"), "id") WHERE "text" IS NOT NULL;--> statement-breakpoint

CREATE FUNCTION edited_labels(edited jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT (label->>'indicator') || '/' || (label->>'direction')), '{}') FROM jsonb_array_elements(edited) label
$$;--> statement-breakpoint
CREATE FUNCTION flagged_labels(article bigint, codebook text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT indicator || '/' || direction), '{}') FROM flags WHERE article_id = article AND codebook_hash = codebook
$$;--> statement-breakpoint
CREATE FUNCTION put_item(article bigint, codebook text, new_score double precision) RETURNS void LANGUAGE sql AS $$
  INSERT INTO items (article_id, codebook_hash, time, score, language, feed_id, labels, state, wake_at, assignee, edited, version)
  SELECT a.id, codebook, coalesce(a.published_at, a.fetched_at, now()), new_score, a.language, e.feed_id,
    CASE WHEN jsonb_typeof(d.after->'labels') = 'array' THEN edited_labels(d.after->'labels') ELSE flagged_labels(a.id, codebook) END,
    coalesce(d.after->>'state', 'open'), (d.after->>'wakeAt')::timestamptz, d.after->>'assignee',
    nullif(d.after->'labels', 'null'), coalesce(d.id, 0)
  FROM articles a JOIN entries e ON e.id = a.id
  LEFT JOIN LATERAL (SELECT id, after FROM decisions WHERE article_id = a.id ORDER BY id DESC LIMIT 1) d ON true
  WHERE a.id = article
  ON CONFLICT (article_id, codebook_hash) DO UPDATE SET labels = excluded.labels, state = excluded.state,
    wake_at = excluded.wake_at, assignee = excluded.assignee, edited = excluded.edited, version = excluded.version
$$;--> statement-breakpoint

CREATE FUNCTION item_after_classification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM put_item(NEW.article_id, NEW.codebook_hash, NEW.score);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "item_after_classification" AFTER INSERT ON "classifications"
  FOR EACH ROW WHEN (NEW.relevant) EXECUTE FUNCTION item_after_classification();--> statement-breakpoint
CREATE FUNCTION item_after_flags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE items SET labels = flagged_labels(items.article_id, items.codebook_hash)
  FROM (SELECT DISTINCT article_id, codebook_hash FROM added) changed
  WHERE items.article_id = changed.article_id AND items.codebook_hash = changed.codebook_hash AND items.edited IS NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "item_after_flags" AFTER INSERT ON "flags"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_after_flags();--> statement-breakpoint
-- An article that nobody flagged becomes an item when a reviewer labels it, and none again when that is undone.
CREATE FUNCTION item_after_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM put_item(NEW.article_id, codebook_hash, score) FROM items WHERE article_id = NEW.article_id;
  IF NOT FOUND THEN
    PERFORM put_item(NEW.article_id, NEW.codebook_hash, 0);
  END IF;
  DELETE FROM items WHERE article_id = NEW.article_id AND state = 'open' AND edited IS NULL AND NOT EXISTS (
    SELECT FROM classifications c WHERE c.article_id = items.article_id AND c.codebook_hash = items.codebook_hash AND c.relevant);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "item_after_decision" AFTER INSERT ON "decisions" FOR EACH ROW EXECUTE FUNCTION item_after_decision();--> statement-breakpoint
SELECT put_item(article_id, codebook_hash, score) FROM classifications WHERE relevant;
