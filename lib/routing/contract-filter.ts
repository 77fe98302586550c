import { and, eq, exists, ne, type SQL, sql } from "drizzle-orm";
import type * as z from "zod";
import type { Tx } from "@/db/brand";
import { buyer, contract, contractCounter } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { isCapped, isSilent } from "./contract-activity";
import type { listContractsFilter } from "./contract-schema";

/** What narrows the list of contracts narrows its count and what is done to all of it. Archived ones only when asked for. */
export function contractConditions(
  tx: Tx,
  ctx: Ctx,
  filter: z.output<typeof listContractsFilter>,
): SQL | undefined {
  const { buyerId, categoryId, status, activity, silentDays } = filter;
  const idle = activity && (activity === "capped" ? isCapped(ctx.now()) : isSilent(ctx.now(), silentDays));
  return and(
    buyerId && eq(contract.buyerId, buyerId),
    categoryId && eq(contract.categoryId, categoryId),
    status ? eq(contract.status, status) : ne(contract.status, "archived"),
    idle &&
      exists(
        tx
          .select({ one: sql`1` })
          .from(buyer)
          .leftJoin(contractCounter, eq(contractCounter.contractId, contract.id))
          .where(and(eq(buyer.id, contract.buyerId), idle)),
      ),
  );
}
