/** Shapes of the wallet room that clients may know. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { moneySchema } from "@/lib/core/money-schema";

/** A million millions in minor units: more is a slip of the finger. */
const MAX_MINOR = 1_000_000_000_000;

export const adjustWalletInput = z.object({
  buyerId: z.string(),
  amountMinor: z
    .int()
    .min(-MAX_MINOR)
    .max(MAX_MINOR)
    .refine((amount) => amount !== 0, "must not be zero")
    .meta({ description: "Minor units; positive puts money in, negative takes it out." }),
  reason: z.string().trim().min(1, "say why").max(500).meta({ description: "The buyer sees it." }),
});

export const adjustmentView = z
  .object({
    id: idSchema("txn"),
    buyerId: idSchema("buyer"),
    amount: moneySchema,
    reason: z.string(),
    balance: moneySchema.meta({ description: "The wallet's balance after it." }),
  })
  .meta({ id: "Adjustment" });
export type AdjustmentView = z.infer<typeof adjustmentView>;

export const setCreditLimitInput = z.object({
  buyerId: z.string(),
  limitMinor: z.int().min(0).max(MAX_MINOR).meta({ description: "How far the balance may go below zero." }),
});

export const creditLimitView = z
  .object({ buyerId: idSchema("buyer"), creditLimit: moneySchema, balance: moneySchema })
  .meta({ id: "CreditLimit" });
export type CreditLimitView = z.infer<typeof creditLimitView>;

export const freezeWalletInput = z.object({
  buyerId: z.string(),
  frozen: z.boolean(),
  reason: z.string().trim().min(1, "say why").max(500).meta({ description: "The buyer does not see it." }),
});

export const freezeView = z
  .object({ buyerId: idSchema("buyer"), frozenAt: z.iso.datetime().nullable() })
  .meta({ id: "Freeze" });
export type FreezeView = z.infer<typeof freezeView>;
