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

-- Items are derived: one for each article that was flagged, or labelled by a reviewer. These triggers keep them.
CREATE FUNCTION edited_labels(edited jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT (label->>'indicator') || '/' || (label->>'direction')), '{}') FROM jsonb_array_elements(edited) label
$$;--> statement-breakpoint
CREATE FUNCTION flagged_labels(article bigint, codebook text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT indicator || '/' || direction), '{}') FROM flags WHERE article_id = article AND codebook_hash = codebook
$$;--> statement-breakpoint
CREATE FUNCTION put_item(article bigint, codebook text, new_score double precision) RETURNS void LANGUAGE sql AS $$
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
-- repeats an earlier text does not count.
CREATE FUNCTION refresh_stories(stories bigint[]) RETURNS void LANGUAGE sql AS $$
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
$$;--> statement-breakpoint
CREATE FUNCTION item_after_classification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM put_item(NEW.article_id, NEW.codebook_hash, NEW.score);
  PERFORM refresh_stories(ARRAY[story_id]) FROM story_articles WHERE article_id = NEW.article_id;
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

-- A decision on a story places its articles.
CREATE FUNCTION story_after_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO story_articles (article_id, story_id, decision_id)
  SELECT key::bigint, value::bigint, NEW.id FROM jsonb_each_text(NEW.after)
  ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, placed_at = now(), decision_id = excluded.decision_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "story_after_decision" AFTER INSERT ON "story_decisions" FOR EACH ROW EXECUTE FUNCTION story_after_decision();
