DROP INDEX "delivery_exhausted_index";--> statement-breakpoint
ALTER TABLE "buyer" ALTER COLUMN "low_balance_minor" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "buyer" ALTER COLUMN "low_balance_minor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "endpoint" ADD COLUMN "failing_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contract" ADD COLUMN "bid_range" jsonb;--> statement-breakpoint
ALTER TABLE "ledger_account" ADD COLUMN "frozen_reason" text;--> statement-breakpoint
CREATE INDEX "delivery_undelivered_index" ON "delivery" USING btree ("brand_id","sale_id") WHERE state in ('exhausted', 'canceled');