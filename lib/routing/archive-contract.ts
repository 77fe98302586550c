import { eq } from "drizzle-orm";
import * as z from "zod";
import { bumpRouting } from "@/db/routing-version";
import { contract, stageContract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import type { ContractView } from "./contract-schema";
import { readContractView } from "./read-contract-views";

/** Ends a contract for good. It stays readable: sales and decisions name it. A second time changes nothing. */
export const archiveContract = command({
  name: "contract.archive",
  permission: "contract.manage",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<ContractView> {
    const id = requireId("contract", input.id);
    const [before] = await tx.select().from(contract).where(eq(contract.id, id)).for("update");
    if (!before) throw notFound("contract");
    if (before.status === "archived") return readContractView(tx, before, ctx);
    await tx.delete(stageContract).where(eq(stageContract.contractId, id));
    const routingVersion = await bumpRouting(tx, { contractIds: [] });
    const [after] = await tx
      .update(contract)
      .set({ status: "archived", routingVersion, updatedAt: ctx.now() })
      .where(eq(contract.id, id))
      .returning();
    if (!after) throw notFound("contract");
    audit({
      objectKind: "contract",
      objectId: id,
      before: { status: before.status },
      after: { status: "archived" },
    });
    return readContractView(tx, after, ctx);
  },
});
