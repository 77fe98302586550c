ALTER TABLE "contract_counter" ADD COLUMN "buyer_id" uuid;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD COLUMN "endpoints" text;--> statement-breakpoint
-- What was worked out before has neither: it ends, and is worked out anew at the next sale. Not an update, which row security would keep from an owner that is no superuser.
ALTER TABLE "contract_counter" ALTER COLUMN "terms_until" TYPE timestamp with time zone USING 'epoch'::timestamptz;
