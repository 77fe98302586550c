/**
 * How a lead and what stands around it is written for the kernel. Kept lean: it runs for every lead, on the process that takes
 * them in. Text columns travel as one text with separators: Postgres takes it apart twice as fast as an array literal and five
 * times as fast as JSON.
 */
import type { SellCandidate, SellInlet, SellLeadRow } from "./kernel-types";

const FIELD_BITS = { email: 1, phone: 2, person: 4 } as const;
const ACTION_BITS = { reject: 0, hold: 32, allow: 64 } as const;
export const PARTED = "\x1f";
const NULL = "\x1e";
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text must not bring along
const SEPARATOR = /[\0\x1e\x1f]/;
/** Escapes that jsonb refuses: NUL, and surrogates (stringify escapes lone ones only). One such lead must not fail its batch. */
const BAD_ESCAPE = /\\u(?:0000|d[89a-f])/i;
const ANY_ESCAPE = /\\(?:u(0000|d[89a-f]..)|.)/gi;

function text(value: string | null | undefined): string {
  if (!value) return NULL;
  return SEPARATOR.test(value) ? value.split(SEPARATOR).join("") : value;
}

/** The 18 texts of a lead in kernel.sell's order. They take long to write: best ahead of its batch, for which the database waits. */
export function packTexts(row: SellLeadRow): string {
  return [
    text(row.idempotencyKey),
    text(row.requestHash),
    text(row.externalId),
    text(row.subSource),
    text(json(row.reasons)),
    text(row.firstName),
    text(row.lastName),
    text(row.email),
    text(row.phone),
    text(row.street),
    text(row.country),
    text(row.postalCode),
    text(row.city),
    text(row.state),
    text(json(row.fields)),
    text(json(row.extra)),
    text(json(row.consent)),
    row.flags?.length ? text(row.flags.join(",")) : NULL,
  ].join(PARTED);
}

function json(value: object | null | undefined): string | null {
  if (!value) return null;
  const text = JSON.stringify(value);
  if (!BAD_ESCAPE.test(text)) return text;
  return text.replaceAll(ANY_ESCAPE, (found, bad?: string) =>
    bad === undefined ? found : bad === "0000" ? "" : "\ufffd",
  );
}

/** The number that stands for an inlet's rules. */
export function ruleBits(inlet: SellInlet): number {
  const { fields, match, scope, action } = inlet.duplicates;
  const mask = fields.reduce((bits, field) => bits | FIELD_BITS[field], 0);
  return (
    mask |
    (match === "all" ? 8 : 0) |
    (scope === "brand" ? 16 : 0) |
    ACTION_BITS[action] |
    (inlet.listsInShop ? 128 : 0)
  );
}

/** Whether it compares e-mail addresses and phone numbers only, each for itself, within the category. */
export function hasPlainRule({ duplicates: { match, scope, fields } }: SellInlet): boolean {
  return match === "any" && scope === "category" && !fields.includes("person");
}

/** The number that stands for how a contract is asked. */
export function candidateRule({ mode, byBid, stageMaxSales, stagePosition }: SellCandidate): number {
  return mode | (byBid ? 4 : 0) | (Math.min(stageMaxSales ?? 0, 31) << 3) | (stagePosition << 8);
}

/** Where the candidate's verdict stands in a trail that begins at `from`, counted from 1. */
export function trailPosition({ trailIndex }: SellCandidate, from: number): number {
  return from + trailIndex * 3 + 1;
}

/**
 * The id of a lead's first sale, from which those of the others and of deliveries derive: the new lead's own id, else a fresh one,
 * so that they keep the order of time.
 */
export function saleSeed(id: string): string {
  return `${id.slice(0, 32)}0001`;
}
