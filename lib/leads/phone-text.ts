import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * A stored number as people read it, "+1 312 943 2187": international, grouped as in its country. What is no E.164 stays as
 * it was written. For eyes only: what dials, copies or is sent on takes the number itself. Not for the browser, which has no
 * use for the numbering plans of the world.
 */
export function phoneText<P extends string | null>(phone: P): string | Extract<P, null>;
export function phoneText(phone: string | null): string | null {
  if (phone === null || !/^\+\d+$/.test(phone)) return phone;
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
