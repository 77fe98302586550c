import { openAccount } from "@/db/kernel";
import { brand, buyer } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { type BuyerView, createBuyerInput } from "./buyer-schema";
import { toBuyerView } from "./to-buyer-view";

export const BUYER_NAME_TAKEN = {
  constraint: "buyer_name_unique",
  reason: "buyer.name_taken",
  field: "name",
  message: "A buyer of this name exists already.",
};

/** Makes a buyer with an empty wallet. Users, endpoints and contracts come after. */
export const createBuyer = command({
  name: "buyer.create",
  permission: "buyer.manage",
  input: createBuyerInput,
  async run(tx, input, ctx, audit): Promise<BuyerView> {
    const [home] = await tx.select({ country: brand.country }).from(brand);
    const id = newId("buyer");
    const walletAccountId = await openAccount(tx, { kind: "wallet", unit: ctx.brand.currency, buyerId: id });
    const row = {
      id,
      name: input.name,
      email: input.email,
      phone: input.phone ?? null,
      country: input.country ?? home?.country ?? "",
      timeZone: input.timeZone ?? ctx.brand.timeZone,
      locale: input.locale ?? ctx.brand.locale,
      lowBalanceMinor: input.lowBalanceMinor ?? null,
      walletAccountId,
      createdAt: ctx.now(),
    };
    const [made] = await refusingTaken(BUYER_NAME_TAKEN, () => tx.insert(buyer).values(row).returning());
    if (!made) throw new Error("the buyer was not written");
    audit({ objectKind: "buyer", objectId: id, after: { name: row.name, timeZone: row.timeZone } });
    return toBuyerView(made, ctx.brand.currency);
  },
});
