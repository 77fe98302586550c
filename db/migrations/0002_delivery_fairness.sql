DROP INDEX "delivery_due_index";--> statement-breakpoint
ALTER TABLE "endpoint" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "delivery_due_index" ON "delivery" USING btree ("endpoint_id","due_at") WHERE due_at is not null;