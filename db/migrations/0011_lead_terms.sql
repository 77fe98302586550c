CREATE TABLE "lead_term" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	"lead_id" uuid NOT NULL,
	CONSTRAINT "lead_term_brand_id_term_lead_id_pk" PRIMARY KEY("brand_id","term","lead_id")
);
--> statement-breakpoint
CREATE TABLE "lead_term_mark" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	CONSTRAINT "lead_term_mark_brand_id_pk" PRIMARY KEY("brand_id")
);
--> statement-breakpoint
ALTER TABLE "lead_term" ADD CONSTRAINT "lead_term_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_term_mark" ADD CONSTRAINT "lead_term_mark_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_reasons_index" ON "lead" USING btree ("brand_id","id") WHERE reasons is not null;