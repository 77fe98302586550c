import { eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { endpoint } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";

/** The endpoint, locked, where it is the actor's to change; somebody else's is not found. */
export async function lockEndpoint(tx: Tx, given: string, ctx: Ctx): Promise<typeof endpoint.$inferSelect> {
  const id = requireId("endpoint", given);
  const [row] = await tx.select().from(endpoint).where(eq(endpoint.id, id)).for("update");
  const foreign = ctx.actor.kind === "buyer" && ctx.actor.buyerId !== row?.buyerId;
  if (!row || foreign) throw notFound("endpoint");
  return row;
}
