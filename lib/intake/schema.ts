/** What a supplier is answered. */
import * as z from "zod";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import { LEAD_STATUSES, SALE_MODES } from "@/lib/leads/schema";

export const MAX_BATCH = 500;

const money = z.object({
  amount: z.number().int().meta({ description: "Minor units: 3800 is 38.00." }),
  currency: z.enum(Object.keys(CURRENCIES) as [Currency, ...Currency[]]),
});

/** The answer to one posted lead: complete, and the same again under the same Idempotency-Key. */
export const leadAnswer = z.object({
  id: z.string().meta({ description: "lead_…" }),
  status: z.enum(LEAD_STATUSES),
  test: z
    .boolean()
    .meta({ description: "Nothing was charged or delivered: this is what would have happened." }),
  sales: z
    .array(z.object({ mode: z.enum(SALE_MODES), price: money }))
    .meta({ description: "Who bought is never told." }),
  payout: money.meta({ description: "The supplier's share of all sales." }),
  reasons: z
    .array(z.object({ code: z.string(), field: z.string().optional(), message: z.string() }))
    .optional()
    .meta({ description: "For duplicate, rejected and held. The codes are stable." }),
});
export type LeadAnswer = z.infer<typeof leadAnswer>;

const refusal = z.object({
  error: z.object({
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  }),
});

/** One result per lead, in the order posted. A lead that was refused as a request carries `error` instead of an answer. */
export const batchAnswer = z.object({ results: z.array(z.union([leadAnswer, refusal])) });
export type BatchAnswer = z.infer<typeof batchAnswer>;
