const MAX_LENGTH = 254;
// A dot-atom and a host name of at least two labels: what mail is really sent to, less than RFC 5321 would allow.
const SYNTAX =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** An address in lower case, or null where it cannot be one. */
export function normaliseEmail(given: string): string | null {
  const email = given.trim().toLowerCase();
  if (email.length > MAX_LENGTH || email.indexOf("@") > 64) return null;
  return SYNTAX.test(email) ? email : null;
}
