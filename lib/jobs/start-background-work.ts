/** What a process does besides answering: sends deliveries and runs jobs. For server.ts. */
import { lowBalanceJob } from "@/lib/accounts/low-balance.job";
import { startDeliveryWorker } from "@/lib/deliveries/delivery-worker";
import { failingEndpointJob } from "@/lib/deliveries/failing-endpoint.job";
import { rollUpAttemptsJob } from "@/lib/deliveries/roll-up-attempts.job";
import { creditUndeliveredJob } from "@/lib/intake/credit-undelivered.job";
import { writeTermsJob } from "@/lib/leads/write-terms.job";
import { onSold } from "@/lib/sales/sale-events";
import { checkInvariantsJob } from "./check-invariants.job";
import { cleanUpJob } from "./clean-up.job";
import type { Job } from "./define-job";
import { startJobs } from "./start-jobs";

export const JOBS: readonly Job[] = [
  checkInvariantsJob,
  creditUndeliveredJob,
  cleanUpJob,
  lowBalanceJob,
  failingEndpointJob,
  writeTermsJob,
  rollUpAttemptsJob,
];

/** Starts at once, returns what stops it: nothing new is begun, what is under way ends. */
export function startBackgroundWork(): () => Promise<void> {
  const worker = startDeliveryWorker();
  const offSold = onSold(() => worker.nudge());
  const jobs = startJobs(JOBS);
  return async () => {
    offSold();
    await Promise.all([worker.stop(), jobs.stop()]);
  };
}
