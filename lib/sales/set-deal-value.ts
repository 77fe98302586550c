import { command } from "@/lib/runtime/use-case";
import { type CardView, setDealValueInput } from "./card-schema";
import { writeCard } from "./write-card";

/** What a bought lead may bring or has brought the buyer, in minor units of the brand's currency; null takes it away. */
export const setDealValue = command({
  name: "lead.set_deal_value",
  permission: "lead.work",
  input: setDealValueInput,
  run: (tx, { leadId, dealValueMinor }, ctx, audit): Promise<CardView> =>
    writeCard(tx, ctx, audit, leadId, { dealValueMinor }),
});
