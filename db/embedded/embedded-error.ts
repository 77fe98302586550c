/** Why the embedded Postgres does not run: one sentence that also says what to do, fit to be printed as it is. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  /** A mark instead of instanceof: one process may hold several copies of this module. */
  readonly isEmbeddedError = true;
}

export function isEmbeddedError(error: unknown): error is EmbeddedError {
  return (
    typeof error === "object" &&
    error !== null &&
    "isEmbeddedError" in error &&
    error.isEmbeddedError === true
  );
}

/** The errno name of a system error ("ENOENT"), else undefined. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
