/** The movements of a wallet, for the list and for the statement as a document. */
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, category, contract, ledgerEntry, ledgerTransaction, sale } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { LocalText, SaleMode } from "@/lib/leads/schema";
import { type LeadPlaces, readLeadPlaces } from "./read-lead-places";
import type { Place } from "./schema";

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
    /** Of the lead: movements of one category and contract are told apart by it. */
    readonly place: Place | null;
  } | null;
}

interface Asked {
  readonly buyerId: Id<"buyer">;
  readonly where: SQL | undefined;
  readonly orderBy: SQL;
  readonly limit: number;
}

/** A step. Conditions may be on ledgerEntry, ledgerTransaction, sale, category and contract. */
export async function readWalletEntries(tx: Tx, asked: Asked): Promise<WalletEntry[]> {
  // As one value, not a join: the index then gives the movements in order, and a page reads no more than it shows.
  const wallet = tx.select({ id: buyer.walletAccountId }).from(buyer).where(eq(buyer.id, asked.buyerId));
  const rows = await tx
    .select({
      number: ledgerEntry.accountVersion,
      amountMinor: ledgerEntry.amount,
      balanceAfterMinor: ledgerEntry.balanceAfter,
      postedAt: ledgerEntry.postedAt,
      transactionKind: ledgerTransaction.kind,
      reason: ledgerTransaction.reason,
      sale: {
        id: sale.id,
        leadId: sale.leadId,
        mode: sale.mode,
        categoryName: category.name,
        contractName: contract.name,
      },
    })
    .from(ledgerEntry)
    .leftJoin(ledgerTransaction, sql`${ledgerTransaction.id} = ${ledgerEntry.transactionId}`)
    // A sale's entries carry its id; a reversal's transaction names the sale it inverts. By case, not coalesce: row security lets
    // only what cannot tell of other rows find the sale by its index.
    .leftJoin(
      sale,
      sql`${sale.id} = case when ${ledgerTransaction.reversesSaleId} is null
        then ${ledgerEntry.transactionId} else ${ledgerTransaction.reversesSaleId} end`,
    )
    .leftJoin(category, eq(category.id, sale.categoryId))
    .leftJoin(contract, eq(contract.id, sale.contractId))
    .where(and(eq(ledgerEntry.accountId, wallet), isNotNull(ledgerEntry.accountVersion), asked.where))
    .orderBy(asked.orderBy)
    .limit(asked.limit);
  // Only for the movements that are shown: joined above, every lead of the wallet would be asked whose it is.
  const leadIds = rows.map((row) => row.sale?.leadId).filter((id) => id !== null && id !== undefined);
  const places = await readLeadPlaces(tx, leadIds);
  return rows.map((row) => toEntry(row, places));
}

interface Row {
  readonly number: number | null;
  readonly amountMinor: number;
  readonly balanceAfterMinor: number | null;
  readonly postedAt: Date;
  readonly transactionKind: "adjustment" | "reversal" | "credit_limit" | null;
  readonly reason: string | null;
  readonly sale: {
    readonly id: Id<"sale"> | null;
    readonly leadId: Id<"lead"> | null;
    readonly mode: SaleMode | null;
    readonly categoryName: LocalText | null;
    readonly contractName: string | null;
  } | null;
}

function toEntry({ transactionKind, sale: sold, ...row }: Row, places: LeadPlaces): WalletEntry {
  const kind = transactionKind === null ? "sale" : transactionKind === "reversal" ? "reversal" : "adjustment";
  return {
    number: row.number ?? 0,
    kind,
    amountMinor: row.amountMinor,
    balanceAfterMinor: row.balanceAfterMinor ?? 0,
    postedAt: row.postedAt,
    reason: row.reason,
    sale:
      sold?.id && sold.leadId && sold.mode
        ? {
            id: sold.id,
            leadId: sold.leadId,
            mode: sold.mode,
            categoryName: sold.categoryName ?? { en: "", de: "" },
            contractName: sold.contractName ?? "",
            place: places.get(sold.leadId) ?? null,
          }
        : null,
  };
}
