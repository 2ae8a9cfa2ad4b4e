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
ALTER TABLE "story_articles" ADD COLUMN "decision_id" bigint;--> statement-breakpoint
ALTER TABLE "story_decisions" ADD CONSTRAINT "story_decisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_decisions" ADD CONSTRAINT "story_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_decision_id_story_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."story_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE FUNCTION story_after_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO story_articles (article_id, story_id, decision_id)
  SELECT key::bigint, value::bigint, NEW.id FROM jsonb_each_text(NEW.after)
  ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, placed_at = now(), decision_id = excluded.decision_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "story_after_decision" AFTER INSERT ON "story_decisions" FOR EACH ROW EXECUTE FUNCTION story_after_decision();
