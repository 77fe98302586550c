import { desc } from "drizzle-orm";
import { contract } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { COUNTED, type Total, toTotal } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { contractConditions } from "./contract-filter";
import { listContractsFilter } from "./contract-schema";

export interface FoundContracts {
  /** Newest first, as far as something may be done to them at once. */
  readonly ids: readonly Id<"contract">[];
  readonly total: Total;
}

/** All contracts that match, and how many they are; a buyer's user finds only its own. */
export const findContractIds = query({
  name: "contract.find_ids",
  permission: "contract.read",
  input: listContractsFilter,
  async run(tx, filter, ctx): Promise<FoundContracts> {
    const found = await tx
      .select({ id: contract.id })
      .from(contract)
      .where(contractConditions(tx, ctx, filter))
      .orderBy(desc(contract.id))
      .limit(COUNTED + 1);
    return { ids: found.slice(0, COUNTED).map(({ id }) => id), total: toTotal(found.length) };
  },
});
