CREATE TABLE "endpoint_hour" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"slot" smallint NOT NULL,
	"tries" integer NOT NULL,
	"successes" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	CONSTRAINT "endpoint_hour_brand_id_endpoint_id_hour_slot_pk" PRIMARY KEY("brand_id","endpoint_id","hour","slot")
);
--> statement-breakpoint
CREATE TABLE "endpoint_hour_mark" (
	"brand_id" uuid DEFAULT (nullif(current_setting('app.brand_id', true), ''))::uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "endpoint_hour_mark_brand_id_pk" PRIMARY KEY("brand_id")
);
--> statement-breakpoint
ALTER TABLE "endpoint_hour" ADD CONSTRAINT "endpoint_hour_brand_id_endpoint_id_endpoint_brand_id_id_fk" FOREIGN KEY ("brand_id","endpoint_id") REFERENCES "public"."endpoint"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint_hour_mark" ADD CONSTRAINT "endpoint_hour_mark_brand_id_brand_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brand"("id") ON DELETE no action ON UPDATE no action;