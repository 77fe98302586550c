import { normalisePostalCode } from "@/lib/leads/normalise-postal-code";
import type { Places } from "./engine/places";

export interface PostalList {
  readonly codes: readonly string[];
  readonly prefixes: readonly string[];
  /** Codes that the country does not have. They stand in `codes` all the same: nothing is lost. */
  readonly unknown: readonly string[];
  /** Codes whose leading zero a spreadsheet had eaten, as they were meant. */
  readonly restored: readonly string[];
  /** Words that are no code at all. */
  readonly ignored: readonly string[];
}

/**
 * Postal codes as they are pasted, from a spreadsheet or a mail: split at anything, without doubles, in the order given. "81*" is
 * a prefix, as is what is shorter than the country's codes; "D-80331" is 80331, "1067" in Germany is 01067, and
 * "60601-1234" in the US is 60601.
 */
export function readPostalList(text: string, country: string, places: Places): PostalList {
  const sample = places.countries[places.findCountry(country)];
  const length = sample ? places.postalCodeOf(sample.from).length : 0;
  const codes = new Set<string>();
  const prefixes = new Set<string>();
  const unknown = new Set<string>();
  const restored = new Set<string>();
  const ignored = new Set<string>();
  const known = (code: string): boolean => places.findPlace(country, code) >= 0;
  const takePrefix = (prefix: string): void => {
    const [from, to] = places.prefixRange(country, prefix);
    prefixes.add(prefix);
    if (from >= to) unknown.add(`${prefix}*`);
  };
  for (const raw of text.toUpperCase().split(/[^\p{L}\p{N}*…-]+/u)) {
    const bare = raw.replace(/^[A-Z]{1,3}-(?=\d)/, "").replaceAll(/^-+|-+$/g, "");
    const token = normalisePostalCode(country, bare);
    if (token === "") continue;
    const open = /^(.*?)(?:\*|…)+$/u.exec(token)?.[1];
    if (open !== undefined && open !== "") takePrefix(open.slice(0, 12));
    else if (known(token)) codes.add(token);
    else if (!/\d/.test(token)) ignored.add(raw);
    else if (length > 1 && token.length === length - 1 && known(`0${token}`)) {
      codes.add(`0${token}`);
      restored.add(`0${token}`);
    } else if (token.length < length && hasPlaces(places, country, token)) takePrefix(token);
    else {
      const code = token.slice(0, 12);
      codes.add(code);
      unknown.add(code);
    }
  }
  return {
    codes: [...codes],
    prefixes: [...prefixes],
    unknown: [...unknown],
    restored: [...restored],
    ignored: [...ignored],
  };
}

function hasPlaces(places: Places, country: string, prefix: string): boolean {
  const [from, to] = places.prefixRange(country, prefix);
  return from < to;
}

/** The same list as text to edit. */
export function postalListText(codes: readonly string[], prefixes: readonly string[]): string {
  return [...prefixes.map((prefix) => `${prefix}*`), ...codes].join(" ");
}
