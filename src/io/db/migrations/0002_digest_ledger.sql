CREATE TABLE "digests" (
	"recipient_id" bigint NOT NULL,
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
	CONSTRAINT "digests_recipient_id_local_date_pk" PRIMARY KEY("recipient_id","local_date")
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"hour" text NOT NULL,
	"zone" text NOT NULL,
	"schedule" text NOT NULL,
	"content" text NOT NULL,
	"token" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "recipients_address_unique" UNIQUE("address"),
	CONSTRAINT "recipients_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_recipient_id_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_unsettled" ON "digests" USING btree ("next_try_at") WHERE "digests"."next_try_at" is not null;