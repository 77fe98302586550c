/** Reads stored decisions: triples of `verdict.ts` turned into words that code can show. */
import type { SaleMode } from "@/lib/leads/schema";
import {
  FILTER_CODE_BASE,
  MODE_EXCLUSIVE,
  MODE_SHARED,
  VERDICT_CODES,
  type VerdictCode,
} from "@/lib/routing/verdict";

/** One contract considered. `mode` is null where none was weighed. */
export interface ExplainedVerdict {
  readonly contractNumber: number;
  readonly stagePosition: number;
  readonly mode: SaleMode | null;
  readonly code: VerdictCode | "filter";
  /** The field of a filter; only with code "filter". */
  readonly fieldNumber?: number;
  /** The reason as the product names it: "cap_day", "filter:roofArea"; "filter:?" where the category lost the field. */
  readonly reason: string;
  readonly priceMinor: number;
}

const CODE_NAMES = new Map<number, VerdictCode>();
for (const [name, number] of Object.entries(VERDICT_CODES)) CODE_NAMES.set(number, name as VerdictCode);

/**
 * The verdicts of a trail in the order considered, with the category's fields to name filters by. Throws RangeError where
 * the numbers are no trail.
 */
export function explainTrail(
  trail: ArrayLike<number>,
  fields: readonly { readonly key: string; readonly number: number }[],
): ExplainedVerdict[] {
  if (trail.length % 3 !== 0) {
    throw new RangeError(`a trail is made of triples, not of ${trail.length} numbers`);
  }
  const keys = new Map(fields.map((field) => [field.number, field.key]));
  const verdicts: ExplainedVerdict[] = [];
  for (let i = 0; i < trail.length; i += 3) {
    const packed = trail[i + 1] ?? 0;
    const mode = (packed >> 12) & 15;
    const number = packed & 0xfff;
    const fieldNumber = number >= FILTER_CODE_BASE ? number - FILTER_CODE_BASE : undefined;
    const code = fieldNumber === undefined ? CODE_NAMES.get(number) : "filter";
    if (code === undefined) throw new RangeError(`no verdict has the code ${number}`);
    verdicts.push({
      contractNumber: trail[i] ?? 0,
      stagePosition: packed >>> 16,
      mode: mode === MODE_EXCLUSIVE ? "exclusive" : mode === MODE_SHARED ? "shared" : null,
      code,
      reason: fieldNumber === undefined ? code : `filter:${keys.get(fieldNumber) ?? "?"}`,
      ...(fieldNumber === undefined ? {} : { fieldNumber }),
      priceMinor: trail[i + 2] ?? 0,
    });
  }
  return verdicts;
}
