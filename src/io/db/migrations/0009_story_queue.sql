-- The table is derived: it is made anew below.
DELETE FROM "items";--> statement-breakpoint
DROP INDEX "items_score";--> statement-breakpoint
DROP INDEX "items_state_time";--> statement-breakpoint
DROP INDEX "items_state_score";--> statement-breakpoint
DROP INDEX "items_time";--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "story_id" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "story_time" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "story_score" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "story_sources" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "opinions" ADD COLUMN "decision_id" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "items_state_sources" ON "items" USING btree ("codebook_hash","state","story_sources","story_id");--> statement-breakpoint
CREATE INDEX "items_by_time" ON "items" USING btree ("codebook_hash","story_time","story_id");--> statement-breakpoint
CREATE INDEX "items_by_score" ON "items" USING btree ("codebook_hash","story_score","story_id");--> statement-breakpoint
CREATE INDEX "items_by_sources" ON "items" USING btree ("codebook_hash","story_sources","story_id");--> statement-breakpoint
CREATE INDEX "items_story" ON "items" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "items_state_time" ON "items" USING btree ("codebook_hash","state","story_time","story_id");--> statement-breakpoint
CREATE INDEX "items_state_score" ON "items" USING btree ("codebook_hash","state","story_score","story_id");--> statement-breakpoint
CREATE INDEX "items_time" ON "items" USING btree ("codebook_hash","time");--> statement-breakpoint
CREATE OR REPLACE FUNCTION put_item(article bigint, codebook text, new_score double precision) RETURNS void LANGUAGE sql AS $$
  INSERT INTO items (article_id, codebook_hash, time, score, language, feed_id, story_id, story_time, story_score, story_sources,
    labels, state, wake_at, assignee, edited, version)
  SELECT a.id, codebook, t.time, new_score, a.language, e.feed_id, coalesce(s.story_id, a.id), t.time, new_score, 1,
    CASE WHEN jsonb_typeof(d.after->'labels') = 'array' THEN edited_labels(d.after->'labels') ELSE flagged_labels(a.id, codebook) END,
    coalesce(d.after->>'state', 'open'), (d.after->>'wakeAt')::timestamptz, d.after->>'assignee',
    nullif(d.after->'labels', 'null'), coalesce(d.id, 0)
  FROM articles a JOIN entries e ON e.id = a.id
  CROSS JOIN LATERAL (SELECT coalesce(a.published_at, a.fetched_at, now()) AS time) t
  LEFT JOIN story_articles s ON s.article_id = a.id
  LEFT JOIN LATERAL (SELECT id, after FROM decisions WHERE article_id = a.id ORDER BY id DESC LIMIT 1) d ON true
  WHERE a.id = article
  ON CONFLICT (article_id, codebook_hash) DO UPDATE SET labels = excluded.labels, state = excluded.state,
    wake_at = excluded.wake_at, assignee = excluded.assignee, edited = excluded.edited, version = excluded.version
$$;--> statement-breakpoint

-- What stories are sorted by, written into their items. Publishers of one family count once, and whoever
-- repeats an earlier text word for word does not count.
CREATE FUNCTION refresh_stories(stories bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE items SET story_time = story.time, story_score = story.score, story_sources = story.sources
  FROM (
    SELECT codebook_hash, story_id, max(time) AS time, max(score) AS score, count(DISTINCT family) FILTER (WHERE first) AS sources
    FROM (
      SELECT i.codebook_hash, i.story_id, i.time, i.score, coalesce(f.family, e.host) AS family, row_number() OVER (
        PARTITION BY i.codebook_hash, i.story_id, coalesce(a.text_hash, a.id::text) ORDER BY i.time, i.article_id) = 1 AS first
      FROM items i JOIN articles a ON a.id = i.article_id JOIN entries e ON e.id = i.article_id LEFT JOIN feeds f ON f.id = i.feed_id
      WHERE i.story_id = ANY (stories)) report
    GROUP BY codebook_hash, story_id) story
  WHERE items.story_id = story.story_id AND items.codebook_hash = story.codebook_hash
    AND (items.story_time, items.story_score, items.story_sources) IS DISTINCT FROM (story.time, story.score, story.sources::int)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION item_after_classification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM put_item(NEW.article_id, NEW.codebook_hash, NEW.score);
  PERFORM refresh_stories(ARRAY[story_id]) FROM story_articles WHERE article_id = NEW.article_id;
  RETURN NULL;
END $$;--> statement-breakpoint
-- `changed` holds the rows after an insert or update, those before a delete.
CREATE FUNCTION items_after_placing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched bigint[] := ARRAY(
    SELECT DISTINCT unnest(ARRAY[i.story_id, coalesce(s.story_id, i.article_id)])
    FROM changed JOIN items i USING (article_id) LEFT JOIN story_articles s USING (article_id));
BEGIN
  UPDATE items SET story_id = coalesce(s.story_id, changed.article_id)
  FROM changed LEFT JOIN story_articles s USING (article_id)
  WHERE items.article_id = changed.article_id AND items.story_id <> coalesce(s.story_id, changed.article_id);
  PERFORM refresh_stories(touched);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "items_after_placing" AFTER INSERT ON "story_articles"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION items_after_placing();--> statement-breakpoint
CREATE TRIGGER "items_after_moving" AFTER UPDATE ON "story_articles"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION items_after_placing();--> statement-breakpoint
CREATE TRIGGER "items_after_removing" AFTER DELETE ON "story_articles"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION items_after_placing();--> statement-breakpoint
CREATE FUNCTION items_after_family() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_stories(ARRAY(SELECT DISTINCT story_id FROM items WHERE feed_id = NEW.id));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "items_after_family" AFTER UPDATE OF "family" ON "feeds"
  FOR EACH ROW WHEN (OLD.family IS DISTINCT FROM NEW.family) EXECUTE FUNCTION items_after_family();--> statement-breakpoint
SELECT put_item(article_id, codebook_hash, score) FROM classifications WHERE relevant;--> statement-breakpoint
SELECT put_item(d.article_id, d.codebook_hash, 0)
FROM (SELECT DISTINCT ON (article_id) article_id, codebook_hash, after FROM decisions ORDER BY article_id, id DESC) d
WHERE jsonb_typeof(d.after->'labels') = 'array' AND NOT EXISTS (SELECT FROM items WHERE items.article_id = d.article_id);--> statement-breakpoint
SELECT refresh_stories(ARRAY(SELECT DISTINCT story_id FROM story_articles));
