import { eq } from "drizzle-orm";
import * as z from "zod";
import { buyer } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { BuyerView } from "./buyer-schema";
import { toBuyerView } from "./to-buyer-view";

/** One buyer; a buyer's user sees only its own company. */
export const getBuyer = query({
  name: "buyer.get",
  permission: "buyer.read",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx): Promise<BuyerView> {
    const [row] = await tx
      .select()
      .from(buyer)
      .where(eq(buyer.id, requireId("buyer", input.id)));
    if (!row) throw notFound("buyer");
    return toBuyerView(row, ctx.brand.currency);
  },
});
