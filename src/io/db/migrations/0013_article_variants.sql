ALTER TABLE "articles" ADD COLUMN "canonical_url" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "same_as" bigint;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_same_as_articles_id_fk" FOREIGN KEY ("same_as") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_canonical_url" ON "articles" USING btree ("canonical_url");