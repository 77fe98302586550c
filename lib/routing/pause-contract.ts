import { eq } from "drizzle-orm";
import * as z from "zod";
import { bumpRouting } from "@/db/routing-version";
import { contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import type { ContractView } from "./contract-schema";
import { readContractView } from "./read-contract-views";
import { lockContract } from "./update-contract";

/** Pauses a contract or lets it buy again. */
export const pauseContract = command({
  name: "contract.pause",
  permission: "contract.pause",
  input: z.object({ id: z.string(), paused: z.boolean() }),
  async run(tx, input, ctx, audit): Promise<ContractView> {
    const before = await lockContract(tx, input.id, ctx);
    const status = input.paused ? "paused" : "active";
    if (before.status === status) return readContractView(tx, before, ctx);
    const routingVersion = await bumpRouting(tx, { contractIds: [] });
    const [after] = await tx
      .update(contract)
      .set({ status, routingVersion, updatedAt: ctx.now() })
      .where(eq(contract.id, before.id))
      .returning();
    if (!after) throw notFound("contract");
    audit({
      objectKind: "contract",
      objectId: before.id,
      before: { status: before.status },
      after: { status },
    });
    return readContractView(tx, after, ctx);
  },
});
