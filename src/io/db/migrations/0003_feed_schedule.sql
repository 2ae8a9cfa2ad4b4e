ALTER TABLE "feeds" ADD COLUMN "fallback" text;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "retry_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "parked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "moved_to" text;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "moved_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "adopted" text;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "fetched_from" text;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "fetched_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "polls" ADD COLUMN "pace" jsonb;