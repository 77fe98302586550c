/** Terms do not stay as they were first agreed: prices follow what a lead is worth, buyers take more or less a day. */
import type { Ctx } from "@/lib/core/ctx";
import type { ContractView } from "@/lib/routing/contract-schema";
import { listContracts } from "@/lib/routing/list-contracts";
import { updateContract } from "@/lib/routing/update-contract";
import { managerCtx } from "./pay-in";
import type { SeededBrand } from "./seeded-brand";

/** One contract, by the operator or by its buyer. */
export async function changeTerms(brand: SeededBrand): Promise<void> {
  const { random } = brand;
  const { data } = await listContracts(managerCtx(brand), { status: "active", limit: 100 });
  const contract = random.pick(data);
  if (random.chance(0.5))
    await updateContract(managerCtx(brand), { id: contract.id, ...newPrices(contract, brand) });
  else await updateContract(buyerCtx(brand, contract), { id: contract.id, caps: newCaps(contract, brand) });
}

/** Never down: a price below the category's least would be refused. */
function newPrices({ priceExclusiveMinor, priceSharedMinor }: ContractView, { random }: SeededBrand) {
  const more = random.int(5, 30) * 10;
  return {
    ...(priceExclusiveMinor !== null && { priceExclusiveMinor: priceExclusiveMinor + more }),
    ...(priceSharedMinor !== null && { priceSharedMinor: priceSharedMinor + more }),
  };
}

function newCaps({ caps }: ContractView, { random }: SeededBrand) {
  return { ...caps, day: Math.max(1, (caps.day ?? 8) + random.pick([-2, -1, 1, 2, 3])) };
}

function buyerCtx({ ctx, buyers }: SeededBrand, { buyerId }: ContractView): Ctx {
  const buyer = buyers.find(({ id }) => id === buyerId);
  if (!buyer) throw new Error("a contract of nobody");
  return { ...ctx, actor: { kind: "buyer", buyerId: buyer.id, userId: buyer.userId, role: "owner" } };
}
