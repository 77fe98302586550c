CREATE TABLE "api_key" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"test" boolean DEFAULT false NOT NULL,
	"user_id" uuid,
	"source_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash"),
	CONSTRAINT "api_key_owner_check" CHECK (("api_key"."user_id" is null) <> ("api_key"."source_id" is null))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"actor_key_id" uuid,
	"actor_name" text,
	"object_kind" text,
	"object_id" text,
	"before" jsonb,
	"after" jsonb,
	"request_id" text NOT NULL,
	CONSTRAINT "audit_event_brand_id_id_pk" PRIMARY KEY("brand_id","id")
);
--> statement-breakpoint
CREATE TABLE "buyer" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"country" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"wallet_account_id" uuid NOT NULL,
	"low_balance_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "buyer_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "buyer_name_unique" UNIQUE("brand_id","name"),
	CONSTRAINT "buyer_status_check" CHECK ("buyer"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "idempotent_answer" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotent_answer_brand_id_scope_key_pk" PRIMARY KEY("brand_id","scope","key")
);
--> statement-breakpoint
CREATE TABLE "outbox_mail" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"to" text NOT NULL,
	"from" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_mail_brand_id_id_pk" PRIMARY KEY("brand_id","id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "session_brand_id_id_pk" PRIMARY KEY("brand_id","id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "sign_in_link_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "sign_in_link_token_unique" UNIQUE("brand_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "supplier" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"payable_account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supplier_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "supplier_name_unique" UNIQUE("brand_id","name"),
	CONSTRAINT "supplier_status_check" CHECK ("supplier"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"key" text NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "throttle_brand_id_key_pk" PRIMARY KEY("brand_id","key")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"buyer_id" uuid,
	"supplier_id" uuid,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "app_user_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "app_user_email_unique" UNIQUE("brand_id","email"),
	CONSTRAINT "app_user_kind_check" CHECK (("app_user"."kind" = 'operator' and "app_user"."buyer_id" is null and "app_user"."supplier_id" is null and "app_user"."role" in ('owner', 'manager', 'support', 'viewer'))
       or ("app_user"."kind" = 'buyer' and "app_user"."buyer_id" is not null and "app_user"."supplier_id" is null and "app_user"."role" in ('owner', 'member'))
       or ("app_user"."kind" = 'supplier' and "app_user"."supplier_id" is not null and "app_user"."buyer_id" is null and "app_user"."role" in ('owner', 'member')))
);
--> statement-breakpoint
CREATE TABLE "brand" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"country" text NOT NULL,
	"theme" jsonb NOT NULL,
	"mail_from" text NOT NULL,
	"routing_version" bigint DEFAULT 1 NOT NULL,
	"next_contract_number" bigint DEFAULT 1 NOT NULL,
	"revenue_account_id" uuid NOT NULL,
	"cost_account_id" uuid NOT NULL,
	"adjustment_account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "brand_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "brand_host" (
	"host" text PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postal_code" (
	"country" text NOT NULL,
	"code" text NOT NULL,
	"place" text NOT NULL,
	"state" text NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	CONSTRAINT "postal_code_country_code_pk" PRIMARY KEY("country","code")
);
--> statement-breakpoint
CREATE TABLE "schema_state" (
	"key" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	CONSTRAINT "delivery_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "delivery_state_check" CHECK ("delivery"."state" in ('pending', 'delivered', 'exhausted', 'canceled')),
	CONSTRAINT "delivery_due_check" CHECK (("delivery"."state" = 'pending') = ("delivery"."due_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "delivery_attempt" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"error" text,
	"request" jsonb NOT NULL,
	"response" text,
	CONSTRAINT "delivery_attempt_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "delivery_attempt_outcome_check" CHECK ("delivery_attempt"."outcome" in ('delivered', 'failed', 'gone'))
);
--> statement-breakpoint
CREATE TABLE "endpoint" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"config" jsonb NOT NULL,
	"secret_encrypted" text,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"failures_in_row" integer DEFAULT 0 NOT NULL,
	"last_success_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "endpoint_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "endpoint_name_unique" UNIQUE("brand_id","buyer_id","name"),
	CONSTRAINT "endpoint_kind_check" CHECK ("endpoint"."kind" in ('email', 'webhook'))
);
--> statement-breakpoint
CREATE TABLE "category" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"duplicate_rule" jsonb NOT NULL,
	"consent_rule" jsonb NOT NULL,
	"sells_exclusive" boolean DEFAULT true NOT NULL,
	"sells_shared" boolean DEFAULT true NOT NULL,
	"max_shares" smallint DEFAULT 3 NOT NULL,
	"supplier_share_bps" integer NOT NULL,
	"minimum_price_minor" bigint DEFAULT 0 NOT NULL,
	"lists_in_shop" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "category_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "category_key_unique" UNIQUE("brand_id","key"),
	CONSTRAINT "category_shares_check" CHECK ("category"."max_shares" between 1 and 20),
	CONSTRAINT "category_share_check" CHECK ("category"."supplier_share_bps" between 0 and 10000),
	CONSTRAINT "category_price_check" CHECK ("category"."minimum_price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "lead" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"external_id" text,
	"sub_source" text,
	"test" boolean NOT NULL,
	"status" text NOT NULL,
	"intake_status" text NOT NULL,
	"reasons" jsonb,
	"duplicate_of" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"phone" text,
	"street" text,
	"country" text,
	"postal_code" text,
	"city" text,
	"state" text,
	"lat" double precision,
	"lng" double precision,
	"email_key" uuid,
	"phone_key" uuid,
	"person_key" uuid,
	"fields" jsonb NOT NULL,
	"extra" jsonb,
	"consent" jsonb,
	"flags" text[],
	"max_shares" smallint NOT NULL,
	"places_taken" smallint NOT NULL,
	"idempotency_key" text,
	"request_hash" text,
	"erased_at" timestamp with time zone,
	CONSTRAINT "lead_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "lead_status_check" CHECK ("lead"."status" in ('sold', 'listed', 'unsold', 'held', 'duplicate', 'rejected')),
	CONSTRAINT "lead_places_check" CHECK ("lead"."places_taken" between 0 and "lead"."max_shares")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mode" text DEFAULT 'test' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"spec_token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "source_name_unique" UNIQUE("brand_id","supplier_id","name"),
	CONSTRAINT "source_mode_check" CHECK ("source"."mode" in ('test', 'live')),
	CONSTRAINT "source_status_check" CHECK ("source"."status" in ('active', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "contract" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"buyer_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"mode" text NOT NULL,
	"price_exclusive_minor" bigint,
	"price_shared_minor" bigint,
	"territory" jsonb NOT NULL,
	"filters" jsonb NOT NULL,
	"schedule" jsonb,
	"cap_day" integer,
	"cap_week" integer,
	"cap_month" integer,
	"cap_total" integer,
	"budget_day_minor" bigint,
	"budget_week_minor" bigint,
	"budget_month_minor" bigint,
	"budget_total_minor" bigint,
	"priority" integer DEFAULT 0 NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	"sources_allowed" uuid[],
	"sources_denied" uuid[] DEFAULT '{}' NOT NULL,
	"endpoint_ids" uuid[] DEFAULT '{}' NOT NULL,
	"routing_version" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "contract_number_unique" UNIQUE("brand_id","number"),
	CONSTRAINT "contract_status_check" CHECK ("contract"."status" in ('active', 'paused', 'archived')),
	CONSTRAINT "contract_mode_check" CHECK ("contract"."mode" in ('exclusive', 'shared', 'either')),
	CONSTRAINT "contract_price_check" CHECK (("contract"."mode" = 'shared' or "contract"."price_exclusive_minor" > 0 and "contract"."price_exclusive_minor" is not null)
      and ("contract"."mode" = 'exclusive' or "contract"."price_shared_minor" > 0 and "contract"."price_shared_minor" is not null))
);
--> statement-breakpoint
CREATE TABLE "stage" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"strategy" text NOT NULL,
	"exclusive_first" boolean DEFAULT false NOT NULL,
	"max_sales" smallint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stage_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "stage_position_unique" UNIQUE("brand_id","category_id","position"),
	CONSTRAINT "stage_position_check" CHECK ("stage"."position" between 0 and 99),
	CONSTRAINT "stage_strategy_check" CHECK ("stage"."strategy" in ('priority', 'round_robin', 'weighted', 'highest_bid'))
);
--> statement-breakpoint
CREATE TABLE "stage_contract" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	CONSTRAINT "stage_contract_brand_id_stage_id_contract_id_pk" PRIMARY KEY("brand_id","stage_id","contract_id")
);
--> statement-breakpoint
CREATE TABLE "contract_counter" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"day" date NOT NULL,
	"day_count" integer DEFAULT 0 NOT NULL,
	"day_spent" bigint DEFAULT 0 NOT NULL,
	"week" date NOT NULL,
	"week_count" integer DEFAULT 0 NOT NULL,
	"week_spent" bigint DEFAULT 0 NOT NULL,
	"month" date NOT NULL,
	"month_count" integer DEFAULT 0 NOT NULL,
	"month_spent" bigint DEFAULT 0 NOT NULL,
	"total_count" integer DEFAULT 0 NOT NULL,
	"total_spent" bigint DEFAULT 0 NOT NULL,
	"last_sold_at" timestamp with time zone,
	CONSTRAINT "contract_counter_brand_id_contract_id_pk" PRIMARY KEY("brand_id","contract_id")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"routing_version" bigint NOT NULL,
	"trail" integer[] NOT NULL,
	CONSTRAINT "decision_brand_id_lead_id_decided_at_pk" PRIMARY KEY("brand_id","lead_id","decided_at")
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"wallet_account_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"origin" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"payout_minor" bigint NOT NULL,
	"sold_at" timestamp with time zone NOT NULL,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "sale_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "sale_price_check" CHECK ("sale"."price_minor" > 0 and "sale"."payout_minor" between 0 and "sale"."price_minor")
);
--> statement-breakpoint
CREATE TABLE "sale_opening" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "sale_opening_brand_id_sale_id_pk" PRIMARY KEY("brand_id","sale_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"exact" boolean NOT NULL,
	"buyer_id" uuid,
	"supplier_id" uuid,
	"balance" bigint DEFAULT 0 NOT NULL,
	"floor" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"frozen_at" timestamp with time zone,
	CONSTRAINT "ledger_account_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "ledger_account_floor_check" CHECK (not "ledger_account"."exact" or "ledger_account"."balance" >= "ledger_account"."floor"),
	CONSTRAINT "ledger_account_kind_check" CHECK ("ledger_account"."kind" in ('wallet', 'revenue', 'cost', 'payable', 'adjustment'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"leg" smallint NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"balance_after" bigint,
	"account_version" bigint,
	CONSTRAINT "ledger_entry_brand_id_transaction_id_leg_pk" PRIMARY KEY("brand_id","transaction_id","leg"),
	CONSTRAINT "ledger_entry_amount_check" CHECK ("ledger_entry"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transaction" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"input_hash" text NOT NULL,
	"reverses_sale_id" uuid,
	"reason" text,
	"actor_user_id" uuid,
	"posted_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transaction_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "ledger_transaction_idempotency_unique" UNIQUE("brand_id","idempotency_key"),
	CONSTRAINT "ledger_transaction_reverses_unique" UNIQUE("brand_id","reverses_sale_id"),
	CONSTRAINT "ledger_transaction_reversal_check" CHECK (("ledger_transaction"."kind" = 'reversal') = ("ledger_transaction"."reverses_sale_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer" ADD CONSTRAINT "buyer_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotent_answer" ADD CONSTRAINT "idempotent_answer_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier" ADD CONSTRAINT "supplier_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "throttle" ADD CONSTRAINT "throttle_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_brand_id_buyer_id_buyer_brand_id_id_fk" FOREIGN KEY ("brand_id","buyer_id") REFERENCES "public"."buyer"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_brand_id_supplier_id_supplier_brand_id_id_fk" FOREIGN KEY ("brand_id","supplier_id") REFERENCES "public"."supplier"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_host" ADD CONSTRAINT "brand_host_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_brand_id_buyer_id_buyer_brand_id_id_fk" FOREIGN KEY ("brand_id","buyer_id") REFERENCES "public"."buyer"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_brand_id_supplier_id_supplier_brand_id_id_fk" FOREIGN KEY ("brand_id","supplier_id") REFERENCES "public"."supplier"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_brand_id_category_id_category_brand_id_id_fk" FOREIGN KEY ("brand_id","category_id") REFERENCES "public"."category"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_brand_id_buyer_id_buyer_brand_id_id_fk" FOREIGN KEY ("brand_id","buyer_id") REFERENCES "public"."buyer"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_brand_id_category_id_category_brand_id_id_fk" FOREIGN KEY ("brand_id","category_id") REFERENCES "public"."category"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_brand_id_category_id_category_brand_id_id_fk" FOREIGN KEY ("brand_id","category_id") REFERENCES "public"."category"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_contract" ADD CONSTRAINT "stage_contract_brand_id_stage_id_stage_brand_id_id_fk" FOREIGN KEY ("brand_id","stage_id") REFERENCES "public"."stage"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_contract" ADD CONSTRAINT "stage_contract_brand_id_contract_id_contract_brand_id_id_fk" FOREIGN KEY ("brand_id","contract_id") REFERENCES "public"."contract"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_counter" ADD CONSTRAINT "contract_counter_brand_id_contract_id_contract_brand_id_id_fk" FOREIGN KEY ("brand_id","contract_id") REFERENCES "public"."contract"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_opening" ADD CONSTRAINT "sale_opening_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_source_index" ON "api_key" USING btree ("brand_id","source_id");--> statement-breakpoint
CREATE INDEX "audit_event_object_index" ON "audit_event" USING btree ("brand_id","object_kind","object_id","id");--> statement-breakpoint
CREATE INDEX "outbox_mail_to_index" ON "outbox_mail" USING btree ("brand_id","to","id");--> statement-breakpoint
CREATE INDEX "session_user_index" ON "session" USING btree ("brand_id","user_id");--> statement-breakpoint
CREATE INDEX "delivery_due_index" ON "delivery" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "delivery_sale_index" ON "delivery" USING btree ("brand_id","sale_id");--> statement-breakpoint
CREATE INDEX "delivery_attempt_delivery_index" ON "delivery_attempt" USING btree ("brand_id","delivery_id","number");--> statement-breakpoint
CREATE INDEX "lead_email_key_index" ON "lead" USING btree ("brand_id","email_key","received_at") WHERE email_key is not null;--> statement-breakpoint
CREATE INDEX "lead_phone_key_index" ON "lead" USING btree ("brand_id","phone_key","received_at") WHERE phone_key is not null;--> statement-breakpoint
CREATE INDEX "lead_person_key_index" ON "lead" USING btree ("brand_id","person_key","received_at") WHERE person_key is not null;--> statement-breakpoint
CREATE INDEX "lead_external_id_index" ON "lead" USING btree ("brand_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "lead_idempotency_unique" ON "lead" USING btree ("brand_id","source_id","idempotency_key") WHERE idempotency_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "source_spec_token_unique" ON "source" USING btree ("brand_id","spec_token");--> statement-breakpoint
CREATE INDEX "contract_buyer_index" ON "contract" USING btree ("brand_id","buyer_id");--> statement-breakpoint
CREATE INDEX "contract_routing_version_index" ON "contract" USING btree ("brand_id","routing_version");--> statement-breakpoint
CREATE INDEX "stage_contract_contract_index" ON "stage_contract" USING btree ("brand_id","contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sale_lead_buyer_unique" ON "sale" USING btree ("brand_id","lead_id","buyer_id");--> statement-breakpoint
CREATE INDEX "sale_buyer_index" ON "sale" USING btree ("brand_id","buyer_id","id");--> statement-breakpoint
CREATE INDEX "ledger_account_buyer_index" ON "ledger_account" USING btree ("brand_id","buyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entry_chain_unique" ON "ledger_entry" USING btree ("brand_id","account_id","account_version") WHERE account_version is not null;