import { and, desc, eq, ilike, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { category, contract, ledgerEntry, ledgerTransaction, sale } from "@/db/schema";
import { isId } from "@/lib/core/id";
import { decodeCursor, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { buyerAsked } from "./get-wallet";
import { inDays, likeLiteral } from "./lead-filter";
import { readWalletEntries } from "./read-wallet-entries";
import { listWalletEntriesInput } from "./schema";

export type { WalletEntry } from "./read-wallet-entries";

/** The statement of a wallet, newest first, with the balance after each movement. */
export const listWalletEntries = query({
  name: "wallet.list_entries",
  permission: "wallet.read",
  input: listWalletEntriesInput,
  run: async (tx, input, ctx) => {
    const after = decodeCursor(input.cursor)?.[0];
    const rows = await readWalletEntries(tx, {
      buyerId: buyerAsked(ctx, input.buyerId),
      where: and(
        input.kind &&
          (input.kind === "sale" ? isNull(ledgerTransaction.id) : eq(ledgerTransaction.kind, input.kind)),
        input.q ? entrySearch(input.q) : undefined,
        inDays(ledgerEntry.postedAt, input, ctx.brand.timeZone),
        typeof after === "number" ? lt(ledgerEntry.accountVersion, after) : undefined,
      ),
      orderBy: desc(ledgerEntry.accountVersion),
      limit: input.limit + 1,
    });
    return toPage(
      rows,
      input.limit,
      (row) => [row.number],
      (row) => row,
    );
  },
});

/** What a search box finds: a movement by its lead's id, or by a part of its reason, contract or category. */
function entrySearch(q: string): SQL | undefined {
  if (isId("lead", q)) return eq(sale.leadId, q);
  const part = `%${likeLiteral(q)}%`;
  return or(
    ilike(ledgerTransaction.reason, part),
    ilike(contract.name, part),
    ilike(sql`${category.name} ->> 'en'`, part),
    ilike(sql`${category.name} ->> 'de'`, part),
  );
}
