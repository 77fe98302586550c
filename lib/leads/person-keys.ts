/**
 * What duplicates and search compare: md5 of normalised values, as the 128 bits of a uuid. They are compared within one
 * brand only. An empty value has no key and never matches.
 */
import { hash } from "node:crypto";

export interface PersonKeys {
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly personKey: string | null;
}

const uuidOf = (text: string): string => {
  const hex = hash("md5", text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
const ASCII = /^[\x00-\x7f]*$/;

/** "Müller-Lüdenscheidt", "MULLER LUDENSCHEIDT" → "mullerludenscheidt": case, accents, spaces and hyphens do not tell people apart. */
export function foldName(name: string): string {
  const lower = ASCII.test(name)
    ? name.toLowerCase()
    : name.normalize("NFKD").toLowerCase().replaceAll("ß", "ss");
  return lower.replace(/[^\p{L}\p{N}]/gu, "");
}

/** Expects an address as `normaliseEmail` gives it. */
export function emailKey(email: string | null): string | null {
  return email ? uuidOf(`email:${email}`) : null;
}

/** Expects E.164. */
export function phoneKey(phone: string | null): string | null {
  return phone ? uuidOf(`phone:${phone}`) : null;
}

/** First and last name with the postal code; null where one of the three is empty. */
export function personKey(
  first: string | null,
  last: string | null,
  postalCode: string | null,
): string | null {
  if (!first || !last || !postalCode) return null;
  const firstFolded = foldName(first);
  const lastFolded = foldName(last);
  return firstFolded && lastFolded ? uuidOf(`person:${firstFolded} ${lastFolded} ${postalCode}`) : null;
}
