/** Makes leads findable by their names without reading them all. Intake does not wait for it: see byTerm. */
import { withBrand } from "@/db/brand";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { defineJob } from "@/lib/jobs/define-job";
import { eachBrand } from "@/lib/jobs/each-brand";
import { writeTerms } from "./lead-terms";

/** A lead has its id before it is committed; clocks of several processes differ. What is younger may still be overtaken. */
const UNDER_WAY_MS = 2 * 60_000;
/** In one transaction: an erasure waits for no more. */
const BATCH = 2_000;

export const writeTermsJob = defineJob({
  name: "write-lead-terms",
  cron: "* * * * *",
  run: (now) => eachBrand((brand) => writeAllTerms(brand.id, now)),
});

export async function writeAllTerms(brandId: Id<"brand">, now: Date): Promise<void> {
  const until = fromUuid("lead", uuidAt(now.getTime() - UNDER_WAY_MS));
  for (let written = BATCH; written === BATCH; ) {
    written = await withBrand({ brandId }, (tx) => writeTerms(tx, until, BATCH));
  }
}
