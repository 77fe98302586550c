/** Shapes of contracts as they are asked for and shown. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { moneySchema } from "@/lib/core/money-schema";
import { CONTRACT_MODES } from "@/lib/leads/schema";
import { bidRange, checkContract, contractFields, filterGroups, schedule, territory } from "./schema";

const limitsView = z.object({
  day: z.int().nullable(),
  week: z.int().nullable(),
  month: z.int().nullable(),
  total: z.int().nullable(),
});

/** Amounts come twice: as Money to read, and in minor units as they are entered. */
export const contractView = z
  .object({
    id: idSchema("contract"),
    number: z.int().meta({ description: "Unique in the brand, for people." }),
    buyerId: idSchema("buyer"),
    categoryId: idSchema("category"),
    name: z.string(),
    status: z.enum(["active", "paused", "archived"]),
    paused: z.boolean(),
    mode: z.enum(CONTRACT_MODES),
    priceExclusive: moneySchema.nullable(),
    priceShared: moneySchema.nullable(),
    priceExclusiveMinor: z.int().nullable(),
    priceSharedMinor: z.int().nullable(),
    bidRange: bidRange
      .nullable()
      .meta({ description: "Between which prices the buyer sets its own; null: they are agreed." }),
    territory,
    filters: filterGroups,
    schedule: schedule.nullable(),
    caps: limitsView.meta({ description: "Leads per period, in the buyer's time zone; null: no limit." }),
    budgetsMinor: limitsView.meta({ description: "Money per period, hard: never exceeded." }),
    endpointIds: z.array(idSchema("endpoint")),
    routing: z
      .object({
        priority: z.int(),
        weight: z.int(),
        sourcesAllowed: z.array(idSchema("source")).nullable().meta({ description: "null: every source." }),
        sourcesDenied: z.array(idSchema("source")),
        stageIds: z.array(idSchema("stage")),
      })
      .optional()
      .meta({ description: "Operators only." }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Contract" });
export type ContractView = z.infer<typeof contractView>;

export const createContractInput = contractFields
  .extend({ buyerId: idSchema("buyer"), categoryId: idSchema("category") })
  .superRefine((input, refinement) => {
    for (const { field, message } of checkContract(input)) {
      refinement.addIssue({ code: "custom", path: [field], message });
    }
  });

/** What a buyer's own users may change of any contract; prices only within its `bidRange`, the rest is agreed with the operator. */
export const BUYERS_OWN = ["paused", "caps", "budgetsMinor", "schedule", "endpointIds"] as const;

export const CONTRACT_ACTIVITIES = ["capped", "silent"] as const;
/** Without a sale for so long, an active contract is silent. */
export const SILENT_DAYS = 3;

export const listContractsFilter = z.object({
  buyerId: idSchema("buyer").optional(),
  categoryId: idSchema("category").optional(),
  status: z.enum(["active", "paused", "archived"]).optional(),
  activity: z.enum(CONTRACT_ACTIVITIES).optional().meta({
    description: "Active ones that do not buy: at a cap or budget now, or without a sale for days.",
  }),
  silentDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(90)
    .optional()
    .meta({
      description: `How long without a sale is silent; ${SILENT_DAYS} days unless said otherwise.`,
    }),
});
