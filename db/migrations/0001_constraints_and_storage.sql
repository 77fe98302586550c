-- What the table definitions cannot say.

-- A source's key: accounts come before sources in the order of the domains.
alter table "api_key" add constraint "api_key_source_fk" foreign key ("brand_id", "source_id") references "source" ("brand_id", "id");
--> statement-breakpoint
-- Rows that every sale updates keep room on their page, so that the updates stay heap-only.
alter table "ledger_account" set (fillfactor = 40);
--> statement-breakpoint
alter table "contract_counter" set (fillfactor = 40);
--> statement-breakpoint
alter table "delivery" set (fillfactor = 70);
