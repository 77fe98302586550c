ALTER TABLE "sale_card" ADD COLUMN "stage_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- Of cards from before, the last change is the nearest known. By a rewrite: an update would see no rows through row security.
ALTER TABLE "sale_card" ALTER COLUMN "stage_at" SET DATA TYPE timestamp with time zone USING "updated_at";
