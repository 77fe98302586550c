/**
 * A postal code as the directory knows it: capitals, without the country in front ("D-80331") and, in the US, without the
 * four digits behind ("60601-1234"). What cannot be read is returned as it came and will not be found.
 */
export function normalisePostalCode(country: string, given: string): string {
  let code = given.trim().toUpperCase();
  const dash = code.indexOf("-");
  // "D-", "DE-", "A-", "CH-": letters that stand for the country, used on envelopes.
  if (dash === 1 || dash === 2) {
    const head = code.slice(0, dash);
    if (head === country || (dash === 1 && country.startsWith(head))) code = code.slice(dash + 1);
  }
  if (country !== "US") return code;
  const zip = /^(\d{5})[- ]?\d{4}$/.exec(code);
  return zip?.[1] ?? code;
}
