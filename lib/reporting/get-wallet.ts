import * as z from "zod";
import type { Tx } from "@/db/brand";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { type Id, isId } from "@/lib/core/id";
import { query } from "@/lib/runtime/use-case";
import { type Funding, readFunding } from "./read-funding";

/** The buyer a wallet question is about: the own one for a buyer, the named one for an operator. */
export function buyerAsked(ctx: Ctx, named: string | undefined): Id<"buyer"> {
  if (ctx.actor.kind === "buyer") {
    if (named !== undefined && named !== ctx.actor.buyerId) throw notFound("buyer");
    return ctx.actor.buyerId;
  }
  if (!isId("buyer", named)) throw notFound("buyer");
  return named;
}

export async function fundingOf(tx: Tx, buyerId: Id<"buyer">): Promise<Funding> {
  const found = (await readFunding(tx, [buyerId])).get(buyerId);
  if (!found) throw notFound("buyer");
  return found;
}

/** Balance, what is available with the credit limit, and the funding status. */
export const getWallet = query({
  name: "wallet.get",
  permission: "wallet.read",
  input: z.object({ buyerId: z.string().optional() }),
  async run(tx, input, ctx): Promise<Funding> {
    const found = await fundingOf(tx, buyerAsked(ctx, input.buyerId));
    return ctx.actor.kind === "buyer" ? { ...found, frozenReason: null } : found;
  },
});
