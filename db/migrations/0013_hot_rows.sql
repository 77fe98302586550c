ALTER TABLE "delivery" DROP CONSTRAINT "delivery_state_check";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_due_check";--> statement-breakpoint
ALTER TABLE "lead" DROP CONSTRAINT "lead_status_check";--> statement-breakpoint
ALTER TABLE "lead" DROP CONSTRAINT "lead_places_check";--> statement-breakpoint
ALTER TABLE "sale" DROP CONSTRAINT "sale_price_check";--> statement-breakpoint
ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_kind_check";--> statement-breakpoint
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_amount_check";--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "cap_left" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "budget_left" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "terms_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "terms_from" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "terms_until" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "block" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "price_exclusive" bigint;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "price_shared" bigint;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "wallet_account_id" uuid;