ALTER TABLE "story_articles" ADD COLUMN "copy_of" bigint;--> statement-breakpoint
ALTER TABLE "story_articles" ADD COLUMN "words" "bytea";--> statement-breakpoint
ALTER TABLE "story_articles" ADD COLUMN "anchors" "bytea";--> statement-breakpoint
ALTER TABLE "story_articles" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_copy_of_articles_id_fk" FOREIGN KEY ("copy_of") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What stories are sorted by, written into their items. Publishers of one family count once, and whoever
-- repeats an earlier text does not count.
CREATE OR REPLACE FUNCTION refresh_stories(stories bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE items SET story_time = story.time, story_score = story.score, story_sources = story.sources
  FROM (
    SELECT codebook_hash, story_id, max(time) AS time, max(score) AS score, count(DISTINCT family) FILTER (WHERE first) AS sources
    FROM (
      SELECT i.codebook_hash, i.story_id, i.time, i.score, coalesce(f.family, e.host) AS family, row_number() OVER (
        PARTITION BY i.codebook_hash, i.story_id, coalesce(o.text_hash, o.id::text) ORDER BY i.time, i.article_id) = 1 AS first
      FROM items i LEFT JOIN story_articles s ON s.article_id = i.article_id JOIN articles o ON o.id = coalesce(s.copy_of, i.article_id)
        JOIN entries e ON e.id = i.article_id LEFT JOIN feeds f ON f.id = i.feed_id
      WHERE i.story_id = ANY (stories)) report
    GROUP BY codebook_hash, story_id) story
  WHERE items.story_id = story.story_id AND items.codebook_hash = story.codebook_hash
    AND (items.story_time, items.story_score, items.story_sources) IS DISTINCT FROM (story.time, story.score, story.sources::int)
$$;
