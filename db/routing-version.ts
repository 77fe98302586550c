/**
 * Every change that makes a contract more or differently eligible moves the brand's routing version in its own transaction,
 * and stamps the contracts it is about: a sale proposed with older knowledge is refused and proposed again.
 */
import { eq, inArray, sql } from "drizzle-orm";
import type { Id } from "../lib/core/id";
import type { Tx } from "./brand";
import { brand, contract } from "./schema";

export type RoutingChange =
  | { readonly contractIds: readonly Id<"contract">[] }
  | { readonly buyerId: Id<"buyer"> }
  /** Categories, stages, sources: few, reloaded whole. */
  | "catalogue";

/** Moves the version and returns it. Takes the brand's row until the end of the transaction: call it late. */
export async function bumpRouting(tx: Tx, change: RoutingChange): Promise<number> {
  const [row] = await tx
    .update(brand)
    .set({ routingVersion: sql`${brand.routingVersion} + 1` })
    .returning({ version: brand.routingVersion });
  if (!row) throw new Error("the transaction has no brand");
  const routingVersion = row.version;
  if (change === "catalogue") return routingVersion;
  if ("buyerId" in change) {
    await tx.update(contract).set({ routingVersion }).where(eq(contract.buyerId, change.buyerId));
  } else if (change.contractIds.length > 0) {
    await tx
      .update(contract)
      .set({ routingVersion })
      .where(inArray(contract.id, [...change.contractIds]));
  }
  return routingVersion;
}
