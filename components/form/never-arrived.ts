/** How browsers say that there was no line to the server. */
export function neverArrived(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
