CREATE TABLE "saved_view" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "saved_view_name_unique" UNIQUE("brand_id","user_id","page","name")
);
--> statement-breakpoint
CREATE TABLE "sale_card" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"stage" text DEFAULT 'new' NOT NULL,
	"lost_reason" text,
	"starred" boolean DEFAULT false NOT NULL,
	"follow_up_on" date,
	"deal_value_minor" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "sale_card_brand_id_sale_id_pk" PRIMARY KEY("brand_id","sale_id"),
	CONSTRAINT "sale_card_stage_check" CHECK ("sale_card"."stage" in ('new', 'contacted', 'quoted', 'won', 'lost')),
	CONSTRAINT "sale_card_lost_check" CHECK ("sale_card"."lost_reason" is null or "sale_card"."stage" = 'lost'),
	CONSTRAINT "sale_card_value_check" CHECK ("sale_card"."deal_value_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sale_note" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sale_note_brand_id_id_pk" PRIMARY KEY("brand_id","id")
);
--> statement-breakpoint
ALTER TABLE "buyer" ADD COLUMN "low_balance_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD COLUMN "purpose" text DEFAULT 'sign_in' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_card" ADD CONSTRAINT "sale_card_brand_id_updated_by_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","updated_by") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_note" ADD CONSTRAINT "sale_note_brand_id_user_id_app_user_brand_id_id_fk" FOREIGN KEY ("brand_id","user_id") REFERENCES "public"."app_user"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sale_card_stage_index" ON "sale_card" USING btree ("brand_id","buyer_id","stage");--> statement-breakpoint
CREATE INDEX "sale_note_sale_index" ON "sale_note" USING btree ("brand_id","sale_id","id");