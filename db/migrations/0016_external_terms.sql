DROP INDEX "lead_external_id_index";--> statement-breakpoint
-- Suppliers' ids become terms: the job writes those of all leads once more. Not a delete, which row security would keep from an owner that is no superuser.
TRUNCATE "lead_term_mark";
