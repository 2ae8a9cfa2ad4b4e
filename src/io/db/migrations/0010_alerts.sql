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
DROP TABLE "digests" CASCADE;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "alert_score" double precision;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "alert_publishers" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "alerts_per_day" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "alerts_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_unsettled" ON "mails" USING btree ("next_try_at") WHERE "mails"."next_try_at" is not null;