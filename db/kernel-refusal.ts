/** What the kernel refuses, told in SQLSTATEs of its own, in the words of core/errors.ts. */
import { AppError } from "@/lib/core/errors";
import { sqlState } from "./brand";

/** Proposals were made with an older routing_version: load what changed, propose anew. Nothing was written. */
export class StaleRoutingError extends Error {
  override readonly name = "StaleRoutingError";
  /** A mark instead of instanceof: one process holds several copies of this module. */
  readonly isStaleRouting = true;
}

/** The kernel's refusals in the words of core/errors.ts. */
export function refusal(error: unknown): unknown {
  // Drizzle wraps the database's error in one that shows the whole query.
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = told instanceof Error ? told.message : String(told);
  switch (sqlState(error)) {
    case "FL001":
      return new StaleRoutingError(message);
    case "FL002":
      return new AppError("precondition_failed", "wallet.insufficient_funds", {
        message: "The wallet does not hold enough for this.",
      });
    case "FL003":
      return new AppError("conflict", "idempotency.key_reused", {
        message: "This idempotency key was used with another input.",
      });
    case "FL004":
      return new AppError("conflict", "sale.already_reversed", { message: "The sale is reversed already." });
    case "FL005":
      return new AppError("not_found", "kernel.not_found", { message: "There is no such thing here." });
    case "FL006":
      return new RangeError(message, { cause: error });
    case "FL007":
      return new AppError("precondition_failed", "wallet.frozen", {
        message: "The wallet is frozen: nothing can be taken out of it.",
      });
    default:
      return error;
  }
}
