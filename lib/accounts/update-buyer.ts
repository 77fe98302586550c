import { eq } from "drizzle-orm";
import { recountContract } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { buyer, contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { type BuyerView, updateBuyerInput } from "./buyer-schema";
import { BUYER_NAME_TAKEN } from "./insert-buyer";
import { toBuyerView } from "./to-buyer-view";

/** Changes a buyer. A new time zone moves the days of its contracts: their caps are counted anew in it. */
export const updateBuyer = command({
  name: "buyer.update",
  permission: "buyer.manage",
  input: updateBuyerInput,
  async run(tx, { id: given, ...changes }, ctx, audit): Promise<BuyerView> {
    const id = requireId("buyer", given);
    const [before] = await tx.select().from(buyer).where(eq(buyer.id, id)).for("update");
    if (!before) throw notFound("buyer");
    if (Object.values(changes).every((value) => value === undefined)) {
      return toBuyerView(before, ctx.brand.currency);
    }
    const [after] = await refusingTaken(BUYER_NAME_TAKEN, () =>
      tx.update(buyer).set(changes).where(eq(buyer.id, id)).returning(),
    );
    if (!after) throw notFound("buyer");
    if (after.timeZone !== before.timeZone) {
      const contracts = await tx.select({ id: contract.id }).from(contract).where(eq(contract.buyerId, id));
      for (const { id: contractId } of contracts) await recountContract(tx, contractId);
      await bumpRouting(tx, { buyerId: id });
    }
    const kept = Object.fromEntries(
      Object.keys(changes).map((key) => [key, before[key as keyof typeof changes]]),
    );
    audit({ objectKind: "buyer", objectId: id, before: kept, after: changes });
    return toBuyerView(after, ctx.brand.currency);
  },
});
