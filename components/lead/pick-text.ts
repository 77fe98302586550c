import type { LocalText } from "@/lib/leads/schema";

/** A text in the reader's language; where that is missing the other one stands in. */
export function pickText(text: LocalText, locale: string): string {
  return (locale === "de" ? text.de : text.en) || text.en || text.de;
}
