import { eq } from "drizzle-orm";
import { buyer } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { type BuyerView, setLowBalanceInput } from "./buyer-schema";
import { toBuyerView } from "./to-buyer-view";

/** Sets from which amount on a buyer is told that money runs short; null: by its contracts' prices, 0: never. */
export const setLowBalance = command({
  name: "buyer.set_low_balance",
  permission: "buyer.set_alert",
  input: setLowBalanceInput,
  async run(tx, input, ctx, audit): Promise<BuyerView> {
    const own = ctx.actor.kind === "buyer" ? ctx.actor.buyerId : null;
    const id = requireId("buyer", input.buyerId ?? own ?? "");
    if (own !== null && own !== id) throw notFound("buyer");
    const { lowBalanceMinor } = input;
    const [before] = await tx.select().from(buyer).where(eq(buyer.id, id)).for("update");
    if (!before) throw notFound("buyer");
    await tx.update(buyer).set({ lowBalanceMinor }).where(eq(buyer.id, id));
    audit({
      objectKind: "buyer",
      objectId: id,
      before: { lowBalanceMinor: before.lowBalanceMinor },
      after: { lowBalanceMinor },
    });
    return toBuyerView({ ...before, lowBalanceMinor }, ctx.brand.currency);
  },
});
