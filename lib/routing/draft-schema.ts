/**
 * A contract as it stands in the editor: text as typed, right or not, so that nothing is lost on the way. `readDraftTerms`
 * turns it into terms.
 */
import * as z from "zod";
import { CONTRACT_MODES, type Field } from "@/lib/leads/schema";
import type { FilterOp } from "./schema";

const text = z.string().max(500_000);
const short = z.string().max(400);
const ticks = z.array(z.string().max(120)).max(1_000);

export const TERRITORY_KINDS = ["country", "states", "postal", "radius"] as const;

const territoryDraft = z.object({
  /** Stays with the row while others come and go. */
  key: short,
  effect: z.enum(["include", "exclude"]),
  kind: z.enum(TERRITORY_KINDS),
  country: short,
  states: ticks,
  /** As pasted: codes and prefixes ("81*") between anything. */
  codes: text,
  postalCode: short,
  distance: short,
  unit: z.enum(["km", "mi"]),
});
export type TerritoryDraft = z.infer<typeof territoryDraft>;

const conditionDraft = z.object({
  key: short,
  field: short,
  op: short,
  value: text,
  /** The upper end of "between". */
  to: short,
  /** Choices ticked. */
  values: ticks,
});
export type ConditionDraft = z.infer<typeof conditionDraft>;

const perPeriod = z.object({ day: short, week: short, month: short, total: short });

export const contractDraft = z.object({
  name: short,
  mode: z.enum(CONTRACT_MODES),
  priceExclusive: short,
  priceShared: short,
  /** From which price to which the buyer sets its own; all empty: it does not. */
  bids: z.object({ exclusiveMin: short, exclusiveMax: short, sharedMin: short, sharedMax: short }),
  territory: z.array(territoryDraft).max(300),
  filters: z.array(z.object({ key: short, conditions: z.array(conditionDraft).max(60) })).max(30),
  caps: perPeriod,
  budgets: perPeriod,
  /** Hours of each day from Monday on: "8–12, 13–18". All empty: always. */
  hours: z.array(short).length(7),
  holidays: text,
  priority: short,
  weight: short,
  onlySources: z.boolean(),
  sourcesAllowed: ticks,
  sourcesDenied: ticks,
  endpointIds: ticks,
  stageIds: ticks,
  paused: z.boolean(),
});
export type ContractDraft = z.infer<typeof contractDraft>;

export type FieldType = Field["type"];

/** How the value of a condition is entered. */
export function valueKind(
  type: FieldType | undefined,
  op: string,
): "none" | "one" | "ticks" | "yesNo" | "range" | "list" {
  if (op === "isSet") return "yesNo";
  if (type === undefined) return "none";
  if (op === "between") return "range";
  const many = op === "in" || op === "notIn";
  if (type === "choice" || type === "multi_choice") return many ? "ticks" : "one";
  if (type === "boolean") return "yesNo";
  return many ? "list" : "one";
}

/** Which operators a field of each type takes, the usual one first. */
export type FilterOps = Readonly<Record<FieldType, readonly FilterOp[]>>;

/** What a new condition on a field most likely asks. */
export function usualOp(type: FieldType | undefined): FilterOp {
  switch (type) {
    case "number":
    case "money":
    case "date":
      return "gte";
    case "choice":
    case "multi_choice":
      return "in";
    default:
      return "eq";
  }
}
