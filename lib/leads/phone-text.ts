import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * A stored number as people read it, "+1 312 943 2187": international, grouped as in its country. What is no E.164 stays as
 * it was written. For eyes only: what dials, copies or is sent on takes the number itself. Not for the browser, which has no
 * use for the numbering plans of the world.
 */
export function phoneText(phone: string): string {
  if (!/^\+\d+$/.test(phone)) return phone;
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
