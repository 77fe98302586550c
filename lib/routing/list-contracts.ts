import { and, desc, eq, exists, lt, ne, sql } from "drizzle-orm";
import { buyer, contract, contractCounter } from "@/db/schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { isCapped, isSilent } from "./contract-activity";
import { type ContractView, listContractsFilter } from "./contract-schema";
import { readContractViews } from "./read-contract-views";

/** Contracts, newest first, archived ones only when asked for; a buyer's user sees only its own. */
export const listContracts = query({
  name: "contract.list",
  permission: "contract.read",
  input: pageInput.extend(listContractsFilter.shape),
  async run(tx, { limit, cursor, ...filter }, ctx): Promise<Page<ContractView>> {
    const { buyerId, categoryId, status, activity, silentDays } = filter;
    const after = cursorId("contract", cursor);
    const idle = activity && (activity === "capped" ? isCapped(ctx.now()) : isSilent(ctx.now(), silentDays));
    const rows = await tx
      .select()
      .from(contract)
      .where(
        and(
          after && lt(contract.id, after),
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
        ),
      )
      .orderBy(desc(contract.id))
      .limit(limit + 1);
    const page = toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
    return { data: await readContractViews(tx, page.data, ctx), nextCursor: page.nextCursor };
  },
});
