import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { openContract } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { brand, buyer, category, contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { checkContractTerms } from "./check-contract-terms";
import { contractColumns } from "./contract-columns";
import { type ContractView, createContractInput } from "./contract-schema";
import { placeContract } from "./place-contract";
import { readContractView } from "./read-contract-views";

/** Makes a buyer's standing demand in a category. It buys from the next lead on, unless it is paused. */
export const createContract = command({
  name: "contract.create",
  permission: "contract.manage",
  input: createContractInput,
  async run(tx, { buyerId, categoryId, ...terms }, ctx, audit): Promise<ContractView> {
    const [owner] = await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    // Locked before the brand's row, as everybody does who changes a category's stages.
    const [kind] = await tx.select().from(category).where(eq(category.id, categoryId)).for("update");
    if (!kind || kind.archivedAt) throw notFound("category");
    await checkContractTerms(tx, terms, { category: kind, buyerId });
    const now = ctx.now();
    const number = await nextNumber(tx);
    const id = newId("contract");
    const [made] = await tx
      .insert(contract)
      .values({
        ...contractColumns(terms),
        id,
        number,
        buyerId,
        categoryId,
        routingVersion: await bumpRouting(tx, { contractIds: [] }),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!made) throw new Error("the contract was not written");
    await openContract(tx, id);
    await placeContract(tx, { id, categoryId, now }, terms.stageIds);
    const view = await readContractView(tx, made, ctx);
    audit({ objectKind: "contract", objectId: id, after: view });
    return view;
  },
});

/** Taken from the brand's row, which stays locked until the commit: numbers have no gaps from races. */
async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx
    .update(brand)
    .set({ nextContractNumber: sql`${brand.nextContractNumber} + 1` })
    .returning({ next: brand.nextContractNumber });
  if (!row) throw new Error("the transaction has no brand");
  return row.next - 1;
}
