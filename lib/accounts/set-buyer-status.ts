import { eq } from "drizzle-orm";
import * as z from "zod";
import { bumpRouting } from "@/db/routing-version";
import { buyer } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import type { BuyerView } from "./buyer-schema";
import { toBuyerView } from "./to-buyer-view";

/** Suspends a buyer, whose contracts then get nothing, or takes it back. Its users keep reading what they bought. */
export const setBuyerStatus = command({
  name: "buyer.set_status",
  permission: "buyer.manage",
  input: z.object({ id: z.string(), status: z.enum(["active", "suspended"]) }),
  async run(tx, input, ctx, audit): Promise<BuyerView> {
    const id = requireId("buyer", input.id);
    const [before] = await tx.select().from(buyer).where(eq(buyer.id, id)).for("update");
    if (!before) throw notFound("buyer");
    if (before.status !== input.status) {
      await tx.update(buyer).set({ status: input.status }).where(eq(buyer.id, id));
      await bumpRouting(tx, { buyerId: id });
      audit({
        objectKind: "buyer",
        objectId: id,
        before: { status: before.status },
        after: { status: input.status },
      });
    }
    return toBuyerView({ ...before, status: input.status }, ctx.brand.currency);
  },
});
