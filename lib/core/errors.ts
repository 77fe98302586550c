/**
 * Refusals. Everything the product refuses on purpose is an AppError with one of eight closed codes and a namespaced
 * reason ("wallet.insufficient_funds"). Doors turn the code into an HTTP status or a form error with the one table below;
 * anything else that is thrown is a bug: logged with the request id and never shown.
 */
export const ERROR_CODES = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "limit_exceeded",
  "precondition_failed",
  "unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** HTTP status of each code: the only place where the two meet. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit_exceeded: 429,
  precondition_failed: 412,
  unavailable: 503,
};

/** One thing wrong with one input field. `field` is the path as the client wrote it ("contact.email"). */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  /** Of what is too much or too little: the most or the least, of characters where it is a text. */
  readonly bound?: { readonly limit: number; readonly of: "text" | "number" | "list" };
}

export interface ErrorDetails {
  /** A sentence for a person: what is wrong and what to do. */
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense (limit_exceeded, unavailable). */
  readonly retryAfterSeconds?: number;
  /** Facts for the reader's message ("balance", "price"); never secrets. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** What brought it about, where that was an error: logged, never shown. */
  readonly cause?: unknown;
}

export class AppError extends Error {
  override readonly name = "AppError";
  /** A mark instead of instanceof: one process holds several copies of this module. */
  readonly isAppError = true;

  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly details: ErrorDetails = {},
  ) {
    super(details.message ?? reason, details.cause === undefined ? undefined : { cause: details.cause });
  }
}

export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && "isAppError" in error && error.isAppError === true;
}

/** "Someone else's" and "does not exist" read the same: the noun is all that is said. */
export function notFound(noun: string): AppError {
  return new AppError("not_found", `${noun}.not_found`, { message: `There is no such ${noun}.` });
}
