import { command } from "@/lib/runtime/use-case";
import { type BuyerView, createBuyerInput } from "./buyer-schema";
import { insertBuyer } from "./insert-buyer";
import { toBuyerView } from "./to-buyer-view";

/** Makes a buyer with an empty wallet. Users, endpoints and contracts come after. */
export const createBuyer = command({
  name: "buyer.create",
  permission: "buyer.manage",
  input: createBuyerInput,
  run: async (tx, input, ctx, audit): Promise<BuyerView> =>
    toBuyerView(await insertBuyer(tx, input, ctx, audit), ctx.brand.currency),
});
