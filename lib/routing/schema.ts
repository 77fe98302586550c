/** Shapes of the routing room that clients may know: contracts and stages as they are entered. */
import * as z from "zod";
import { type Id, type IdPrefix, isId } from "@/lib/core/id";
import { CONTRACT_MODES } from "@/lib/leads/schema";

export const MAX_TERRITORY_ROWS = 200;
export const MAX_POSTAL_CODES = 5_000;
export const MAX_PREFIXES = 500;
export const MAX_FILTER_GROUPS = 20;
export const MAX_CONDITIONS = 50;
/** 1,000,000.00 in a currency with two digits; prices are stored as int4 in decisions. */
export const MAX_PRICE_MINOR = 100_000_000;

const idOf = <P extends IdPrefix>(prefix: P) =>
  z.custom<Id<P>>((value) => isId(prefix, value), { message: `must be the id of a ${prefix}` });

const country = z.string().regex(/^[A-Z]{2}$/, "must be a country code of two capital letters, such as DE");
const postalCode = z
  .string()
  .trim()
  .toUpperCase()
  .min(1, "must not be empty")
  .max(12, "must be at most 12 characters");
const effect = z.enum(["include", "exclude"]);

/** A lead is in a territory when a row that includes matches it and no row that excludes does. */
export const territoryRow = z.discriminatedUnion("kind", [
  z.object({ effect, kind: z.literal("country"), country }),
  z.object({
    effect,
    kind: z.literal("states"),
    country,
    /** Second half of ISO 3166-2: "BY", "IL". */
    states: z.array(z.string().min(1).max(6)).min(1, "name at least one state").max(100),
  }),
  z
    .object({
      effect,
      kind: z.literal("postal"),
      country,
      codes: z
        .array(postalCode)
        .max(MAX_POSTAL_CODES, "at most 5,000 postal codes in one row; use prefixes or a second row")
        .default([]),
      prefixes: z.array(postalCode).max(MAX_PREFIXES, "at most 500 prefixes in one row").default([]),
    })
    .refine((row) => row.codes.length + row.prefixes.length > 0, {
      message: "name at least one postal code or prefix",
      path: ["codes"],
    }),
  z.object({
    effect,
    kind: z.literal("radius"),
    country,
    postalCode,
    distance: z.number().min(1, "must be at least 1").max(5_000, "must be at most 5,000"),
    unit: z.enum(["km", "mi"]),
  }),
]);
export type TerritoryRow = z.infer<typeof territoryRow>;

export const territory = z
  .array(territoryRow)
  .max(MAX_TERRITORY_ROWS, "at most 200 rows")
  .refine((rows) => rows.some((row) => row.effect === "include"), "at least one row must include an area");
export type Territory = readonly TerritoryRow[];

const fieldKey = z.string().min(1).max(40);
const text = z.string().max(200);
const ordered = z.union([z.number(), text]);
/** One condition on one field. Dates are compared as YYYY-MM-DD, money in minor units. */
export const condition = z.discriminatedUnion("op", [
  z.object({ field: fieldKey, op: z.enum(["eq", "ne"]), value: z.union([text, z.number(), z.boolean()]) }),
  z.object({
    field: fieldKey,
    op: z.enum(["in", "notIn"]),
    value: z
      .array(z.union([text, z.number()]))
      .min(1, "name at least one value")
      .max(500, "at most 500 values"),
  }),
  z.object({
    field: fieldKey,
    op: z.enum(["contains", "startsWith"]),
    value: text.min(1, "must not be empty"),
  }),
  z.object({ field: fieldKey, op: z.enum(["gt", "gte", "lt", "lte"]), value: ordered }),
  /** Both ends included. */
  z.object({ field: fieldKey, op: z.literal("between"), value: z.tuple([ordered, ordered]) }),
  z.object({ field: fieldKey, op: z.literal("isSet"), value: z.boolean().default(true) }),
]);
export type Condition = z.infer<typeof condition>;
export type FilterOp = Condition["op"];

/** All conditions of one group must hold; one group is enough; no group means no filter. */
export const filterGroups = z
  .array(
    z.object({
      conditions: z
        .array(condition)
        .min(1, "a group needs at least one condition")
        .max(MAX_CONDITIONS, "at most 50 conditions in a group"),
    }),
  )
  .max(MAX_FILTER_GROUPS, "at most 20 groups");
export type FilterGroups = readonly { readonly conditions: readonly Condition[] }[];

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time such as 08:30, at most 24:00");

/** Hours in the buyer's zone. `day` 1 is Monday. Hours over midnight are two intervals. */
export const schedule = z.object({
  weekly: z
    .array(
      z
        .object({ day: z.number().int().min(1).max(7), from: clock, to: clock })
        .refine((span) => span.from < span.to, {
          message: "must end after it begins; hours over midnight are two intervals",
          path: ["to"],
        }),
    )
    .min(1, "name at least one interval, or leave the schedule out")
    .max(100, "at most 100 intervals"),
  /** Calendar days on which nothing is bought. */
  holidays: z.array(z.iso.date()).max(400, "at most 400 days").default([]),
});
export type Schedule = z.infer<typeof schedule>;

export const PERIODS = ["day", "week", "month", "total"] as const;
export type Period = (typeof PERIODS)[number];
const limits = (max: number) => {
  const limit = z.number().int().min(1, "must be at least 1, or left out").max(max).nullable().default(null);
  return z.object({ day: limit, week: limit, month: limit, total: limit });
};
const NO_LIMITS = { day: null, week: null, month: null, total: null };
export type Limits = Readonly<Record<Period, number | null>>;

const priceMinor = z
  .number()
  .int()
  .min(1, "must be above zero")
  .max(MAX_PRICE_MINOR)
  .nullable()
  .default(null);

const bid = z
  .object({
    minMinor: z.int().min(1, "must be above zero").max(MAX_PRICE_MINOR),
    maxMinor: z.int().min(1, "must be above zero").max(MAX_PRICE_MINOR),
  })
  .refine(({ minMinor, maxMinor }) => minMinor <= maxMinor, {
    message: "must not be below the lowest price",
    path: ["maxMinor"],
  });

/** Between which prices, both included, the buyer sets its own; a way without a range has the agreed price. */
export const bidRange = z.object({ exclusive: bid.nullable(), shared: bid.nullable() });
export type BidRange = z.infer<typeof bidRange>;

/** A contract without its cross-field rules, for schemas that add to it; refine with `checkContract`. */
export const contractFields = z.object({
  name: z.string().trim().min(1, "must not be empty").max(120),
  mode: z.enum(CONTRACT_MODES),
  priceExclusiveMinor: priceMinor,
  priceSharedMinor: priceMinor,
  /** null: the prices are agreed with the operator. */
  bidRange: bidRange.nullable().default(null),
  territory,
  filters: filterGroups.default([]),
  /** null: always. */
  schedule: schedule.nullable().default(null),
  /** Leads per period, in the buyer's zone; null: no limit. */
  caps: limits(1_000_000).default(NO_LIMITS),
  budgetsMinor: limits(1_000_000_000_000).default(NO_LIMITS),
  /** Higher goes first where a stage's strategy is `priority`. */
  priority: z.number().int().min(-1_000).max(1_000).default(0),
  weight: z.number().int().min(1).max(10_000).default(1),
  /** null: every source. */
  sourcesAllowed: z.array(idOf("source")).min(1).max(1_000).nullable().default(null),
  sourcesDenied: z.array(idOf("source")).max(1_000).default([]),
  endpointIds: z.array(idOf("endpoint")).max(20, "at most 20 endpoints").default([]),
  stageIds: z.array(idOf("stage")).max(20, "at most 20 stages").default([]),
  paused: z.boolean().default(false),
});

type Issue = { readonly field: "priceExclusiveMinor" | "priceSharedMinor"; readonly message: string };

/** The rules between a contract's mode and its prices. */
export function checkContract(input: {
  readonly mode: (typeof CONTRACT_MODES)[number];
  readonly priceExclusiveMinor: number | null;
  readonly priceSharedMinor: number | null;
}): Issue[] {
  const issues: Issue[] = [];
  const { mode, priceExclusiveMinor: exclusive, priceSharedMinor: shared } = input;
  if (mode !== "shared" && exclusive === null) {
    issues.push({ field: "priceExclusiveMinor", message: "an exclusive purchase needs its price" });
  }
  if (mode !== "exclusive" && shared === null) {
    issues.push({ field: "priceSharedMinor", message: "a shared purchase needs its price" });
  }
  if (mode === "either" && exclusive !== null && shared !== null && exclusive < shared) {
    issues.push({ field: "priceExclusiveMinor", message: "must not be lower than the shared price" });
  }
  return issues;
}

export const contractInput = contractFields.superRefine((input, refinement) => {
  for (const { field, message } of checkContract(input)) {
    refinement.addIssue({ code: "custom", path: [field], message });
  }
});
export type ContractInput = z.infer<typeof contractInput>;

export const STRATEGIES = ["priority", "round_robin", "weighted", "highest_bid", "ping_post"] as const;
export type Strategy = (typeof STRATEGIES)[number];

export const stageInput = z.object({
  /** From 0; stages are asked in this order. */
  position: z.number().int().min(0).max(99),
  name: z.string().trim().min(1, "must not be empty").max(120),
  /** The name ping_post is taken and not to be had yet. */
  strategy: z
    .enum(STRATEGIES)
    .refine((strategy) => strategy !== "ping_post", "ping_post is not available yet"),
  /** Try to sell the lead whole to every contract of the stage before any shared place. */
  exclusiveFirst: z.boolean().default(false),
  /** Sales of one lead within this stage; null: as many as the lead has places. */
  maxSales: z.number().int().min(1).max(100).nullable().default(null),
  contractIds: z.array(idOf("contract")).max(100_000).default([]),
});
export type StageInput = z.infer<typeof stageInput>;
