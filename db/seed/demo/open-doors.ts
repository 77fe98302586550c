/**
 * From now on somebody buys: whoever tries the demo posts a lead from anywhere at any hour and sees it sold and delivered, to
 * the buyer whose login the start prints where nobody pays more.
 */
import { listEndpoints } from "@/lib/deliveries/list-endpoints";
import { listCategories } from "@/lib/leads/list-categories";
import { createContract } from "@/lib/routing/create-contract";
import { listStages } from "@/lib/routing/list-stages";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import type { SeededBrand } from "./seeded-brand";

/** For about two thousand leads. */
const FUNDS_MINOR = 5_000_000;

export async function openDoors({ plan, ctx, buyers }: SeededBrand): Promise<void> {
  const [buyer] = buyers;
  if (!buyer) return;
  const reason = plan.locale === "de" ? "Vorauszahlung Rahmenvertrag" : "Prepayment, frame contract";
  await adjustWallet(ctx, { buyerId: buyer.id, amountMinor: FUNDS_MINOR, reason });
  const endpoints = await listEndpoints(ctx, { buyerId: buyer.id });
  for (const category of (await listCategories(ctx, {})).data) {
    const planned = plan.categories.find(({ key }) => key === category.key);
    const last = (await listStages(ctx, { categoryId: category.id })).data.at(-1);
    if (!planned || !last) continue;
    await createContract(ctx, {
      buyerId: buyer.id,
      categoryId: category.id,
      name: plan.locale === "de" ? "Rahmenvertrag, ganzes Land" : "Frame contract, nationwide",
      mode: "shared",
      // The least the others pay: whoever bids more goes first.
      priceSharedMinor: planned.sharedPrices[0],
      // And may bid more, as the buyer who tries the demo sees.
      bidRange: {
        exclusive: null,
        shared: { minMinor: planned.sharedPrices[0], maxMinor: 2 * planned.sharedPrices[1] },
      },
      territory: [{ effect: "include", kind: "country", country: plan.country }],
      endpointIds: endpoints.data.map(({ id }) => id),
      stageIds: [last.id],
    });
  }
}
