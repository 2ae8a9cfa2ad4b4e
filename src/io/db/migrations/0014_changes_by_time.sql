TRUNCATE "trend_points", "trend_states";--> statement-breakpoint
ALTER TABLE "trend_points" ALTER COLUMN "story" SET DATA TYPE bigint USING "story"::bigint;--> statement-breakpoint
ALTER TABLE "trend_states" ADD COLUMN "drawn" jsonb;--> statement-breakpoint
CREATE INDEX "classifications_new" ON "classifications" USING btree ("classified_at") WHERE "classifications"."relevant";--> statement-breakpoint
CREATE INDEX "decisions_decided" ON "decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "story_articles_placed" ON "story_articles" USING btree ("placed_at");