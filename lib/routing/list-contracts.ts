import { and, desc, lt } from "drizzle-orm";
import { contract } from "@/db/schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { contractConditions } from "./contract-filter";
import { type ContractView, listContractsFilter } from "./contract-schema";
import { readContractViews } from "./read-contract-views";

/** Contracts, newest first, archived ones only when asked for; a buyer's user sees only its own. */
export const listContracts = query({
  name: "contract.list",
  permission: "contract.read",
  input: pageInput.extend(listContractsFilter.shape),
  async run(tx, { limit, cursor, ...filter }, ctx): Promise<Page<ContractView>> {
    const after = cursorId("contract", cursor);
    const rows = await tx
      .select()
      .from(contract)
      .where(and(after && lt(contract.id, after), contractConditions(tx, ctx, filter)))
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
