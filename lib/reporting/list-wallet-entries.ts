import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { buyer, category, contract, ledgerEntry, ledgerTransaction, sale } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { decodeCursor, toPage } from "@/lib/core/paging";
import type { LocalText, SaleMode } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { buyerAsked } from "./get-wallet";
import { inDays } from "./lead-filter";
import { listWalletEntriesInput } from "./schema";

/** One movement of a wallet. */
export interface WalletEntry {
  /** Gapless per wallet, from 1: the statement's line number. */
  readonly number: number;
  readonly kind: "sale" | "reversal" | "adjustment";
  readonly amountMinor: number;
  readonly balanceAfterMinor: number;
  readonly postedAt: Date;
  /** Why: the operator's reason of an adjustment or a reversal. */
  readonly reason: string | null;
  /** What was bought or credited. */
  readonly sale: {
    readonly id: Id<"sale">;
    readonly leadId: Id<"lead">;
    readonly mode: SaleMode;
    readonly categoryName: LocalText;
    readonly contractName: string;
  } | null;
}

/** The statement of a wallet, newest first, with the balance after each movement. */
export const listWalletEntries = query({
  name: "wallet.list_entries",
  permission: "wallet.read",
  input: listWalletEntriesInput,
  run: async (tx, input, ctx) => {
    const buyerId = buyerAsked(ctx, input.buyerId);
    const after = decodeCursor(input.cursor)?.[0];
    const bought = {
      id: sale.id,
      leadId: sale.leadId,
      mode: sale.mode,
      categoryName: category.name,
      contractName: contract.name,
    };
    const rows = await tx
      .select({
        number: ledgerEntry.accountVersion,
        amountMinor: ledgerEntry.amount,
        balanceAfterMinor: ledgerEntry.balanceAfter,
        postedAt: ledgerEntry.postedAt,
        transactionKind: ledgerTransaction.kind,
        reason: ledgerTransaction.reason,
        sale: bought,
      })
      .from(ledgerEntry)
      .innerJoin(buyer, and(eq(buyer.walletAccountId, ledgerEntry.accountId), eq(buyer.id, buyerId)))
      .leftJoin(ledgerTransaction, sql`${ledgerTransaction.id} = ${ledgerEntry.transactionId}`)
      // A sale's entries carry its id; a reversal's transaction names the sale it inverts.
      .leftJoin(
        sale,
        sql`${sale.id} = coalesce(${ledgerTransaction.reversesSaleId}, ${ledgerEntry.transactionId})`,
      )
      .leftJoin(category, eq(category.id, sale.categoryId))
      .leftJoin(contract, eq(contract.id, sale.contractId))
      .where(
        and(
          isNotNull(ledgerEntry.accountVersion),
          input.kind &&
            (input.kind === "sale" ? isNull(ledgerTransaction.id) : eq(ledgerTransaction.kind, input.kind)),
          inDays(ledgerEntry.postedAt, input, ctx.brand.timeZone),
          typeof after === "number" ? lt(ledgerEntry.accountVersion, after) : undefined,
        ),
      )
      .orderBy(desc(ledgerEntry.accountVersion))
      .limit(input.limit + 1);
    return toPage(
      rows,
      input.limit,
      (row) => [row.number ?? 0],
      (row): WalletEntry => ({
        number: row.number ?? 0,
        kind:
          row.transactionKind === "reversal"
            ? "reversal"
            : row.transactionKind === null
              ? "sale"
              : "adjustment",
        amountMinor: row.amountMinor,
        balanceAfterMinor: row.balanceAfterMinor ?? 0,
        postedAt: row.postedAt,
        reason: row.reason,
        sale:
          row.sale?.id && row.sale.leadId && row.sale.mode
            ? {
                id: row.sale.id,
                leadId: row.sale.leadId,
                mode: row.sale.mode,
                categoryName: row.sale.categoryName ?? { en: "", de: "" },
                contractName: row.sale.contractName ?? "",
              }
            : null,
      }),
    );
  },
});
