CREATE TABLE "brand_logo" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"mode" text NOT NULL,
	"png" "bytea" NOT NULL,
	CONSTRAINT "brand_logo_brand_id_mode_pk" PRIMARY KEY("brand_id","mode"),
	CONSTRAINT "brand_logo_mode_check" CHECK ("brand_logo"."mode" in ('light', 'dark'))
);
--> statement-breakpoint
ALTER TABLE "brand_logo" ADD CONSTRAINT "brand_logo_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;