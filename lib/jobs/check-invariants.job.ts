/** Asks the money's invariants of the rows themselves. A violation is an error in the log: whoever runs this should be woken. */
import { checkInvariants } from "@/db/invariants";
import { log } from "@/lib/runtime/log";
import { defineJob } from "./define-job";

export const checkInvariantsJob = defineJob({
  name: "check-invariants",
  cron: "*/15 * * * *",
  run: async () => {
    const broken = (await checkInvariants()).filter(({ violations }) => violations > 0);
    for (const { id, title, violations, examples } of broken) {
      log().error({ invariant: id, title, violations, examples }, "an invariant is violated");
    }
  },
});
