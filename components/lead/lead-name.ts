import type { Contact } from "@/lib/reporting/schema";

/** First and last name, or null where the lead has neither. */
export function leadName(contact: Pick<Contact, "firstName" | "lastName">): string | null {
  return [contact.firstName, contact.lastName].filter(Boolean).join(" ") || null;
}
