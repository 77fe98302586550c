/** Shapes of buyers that clients may know. */
import * as z from "zod";
import { LOCALES } from "@/lib/core/ctx";
import { idSchema } from "@/lib/core/id-schema";
import { moneySchema } from "@/lib/core/money-schema";
import { timeZoneSchema } from "@/lib/core/time-zone";
import { emailSchema } from "./schema";
import { originInput } from "./team-schema";

export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be a country code of two capital letters, such as DE");

export const buyerView = z
  .object({
    id: idSchema("buyer"),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    country: z.string(),
    timeZone: z
      .string()
      .meta({ description: "Caps, budgets and hours of the buyer's contracts count in it." }),
    locale: z.enum(LOCALES),
    status: z.enum(["active", "suspended"]),
    lowBalance: moneySchema.nullable().meta({
      description:
        "When less than this is available the buyer is told by mail; 0: never; null: ten times what the dearest active contract pays.",
    }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Buyer" });
export type BuyerView = z.infer<typeof buyerView>;

/** Minor units. */
export const lowBalanceSchema = z.int().min(0).max(1_000_000_000_000);

const details = {
  name: z.string().trim().min(1, "must not be empty").max(200),
  email: emailSchema,
  phone: z.string().trim().min(3).max(40).nullable(),
  country: countrySchema,
  timeZone: timeZoneSchema,
  locale: z.enum(LOCALES),
  lowBalanceMinor: lowBalanceSchema.nullable(),
};

/** What is left out is the brand's own: country, time zone, language. */
export const createBuyerInput = z
  .object(details)
  .partial({ phone: true, country: true, timeZone: true, locale: true, lowBalanceMinor: true });
/** What is left out stays as it is. */
export const buyerChanges = z.object(details).partial();
export const updateBuyerInput = buyerChanges.extend({ id: z.string() });

/** A buyer together with its credit limit and its first person, who is invited by mail. */
export const setUpBuyerInput = createBuyerInput.extend({
  creditLimitMinor: z.int().min(0).max(1_000_000_000_000).optional(),
  /** Null: nobody is invited yet. */
  firstUser: z.object({ email: emailSchema, name: z.string().trim().max(200).optional() }).nullable(),
  ...originInput.shape,
});

export const setLowBalanceInput = z.object({
  /** Operators name the buyer; a buyer's own needs no name. */
  buyerId: z.string().optional(),
  lowBalanceMinor: lowBalanceSchema.nullable(),
});
