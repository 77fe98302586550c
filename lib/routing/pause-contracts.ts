import { and, asc, eq, inArray } from "drizzle-orm";
import * as z from "zod";
import { bumpRouting } from "@/db/routing-version";
import { contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { idSchema } from "@/lib/core/id-schema";
import { COUNTED } from "@/lib/core/paging";
import { command } from "@/lib/runtime/use-case";

export const pauseContractsInput = z.object({
  contractIds: z.array(idSchema("contract")).min(1).max(COUNTED),
  paused: z.boolean(),
});

/** Pauses contracts or lets them buy again, all at once. What is as asked for already, or has ended, is passed over. */
export const pauseContracts = command({
  name: "contract.pause_many",
  permission: "contract.pause",
  input: pauseContractsInput,
  async run(tx, input, ctx, audit): Promise<{ readonly changed: number; readonly passedOver: number }> {
    const ids = [...new Set(input.contractIds)];
    // In a command a buyer's user would see the whole brand.
    const theirs = ctx.actor.kind === "buyer" ? eq(contract.buyerId, ctx.actor.buyerId) : undefined;
    const rows = await tx
      .select({ id: contract.id, status: contract.status })
      .from(contract)
      .where(and(inArray(contract.id, ids), theirs))
      .orderBy(asc(contract.id))
      .for("update");
    if (rows.length < ids.length) throw notFound("contract");
    const status = input.paused ? "paused" : "active";
    const other = rows.filter((row) => row.status !== status && row.status !== "archived");
    if (other.length > 0) {
      const routingVersion = await bumpRouting(tx, { contractIds: [] });
      const changed = other.map(({ id }) => id);
      await tx
        .update(contract)
        .set({ status, routingVersion, updatedAt: ctx.now() })
        .where(inArray(contract.id, changed));
    }
    for (const { id, status: before } of other) {
      audit({ objectKind: "contract", objectId: id, before: { status: before }, after: { status } });
    }
    return { changed: other.length, passedOver: ids.length - other.length };
  },
});
