/** Money in answers, for zod. */
import * as z from "zod";
import { CURRENCIES, type Currency } from "./money";

const currencies = Object.keys(CURRENCIES) as [Currency, ...Currency[]];

export const moneySchema = z
  .object({
    amount: z.int().meta({ description: "In minor units: 3800 EUR is 38.00 €." }),
    currency: z.enum(currencies),
  })
  .meta({ id: "Money" });
