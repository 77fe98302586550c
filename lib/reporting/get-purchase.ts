import { asc, desc, eq, inArray } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import {
  category,
  contract,
  lead,
  ledgerEntry,
  ledgerTransaction,
  sale,
  saleCard,
  saleOpening,
} from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { type Id, isId, toUuid } from "@/lib/core/id";
import type { Field } from "@/lib/leads/schema";
import { describeStoredContract } from "@/lib/routing/describe-stored-contract";
import { query } from "@/lib/runtime/use-case";
import { type Purchase, purchaseColumns, toPurchase } from "./list-purchases";
import type { SaleDelivery } from "./read-deliveries";
import { readDeliveries } from "./read-deliveries";
import { readWalletEntries, type WalletEntry } from "./read-wallet-entries";

export const leadIdInput = z.object({ leadId: z.string() });

export interface PurchasePage extends Purchase {
  readonly categoryFields: readonly Field[];
  readonly consent: Readonly<Record<string, string | null>> | null;
  /** The lead is sold to at most so many; an exclusive sale takes all of them. */
  readonly maxShares: number;
  readonly placesTaken: number;
  readonly deliveries: readonly SaleDelivery[];
  /** What it cost, and what came back, with the wallet's balance after each; oldest first. */
  readonly movements: readonly WalletEntry[];
  /** The contract as it is today, in one sentence. */
  readonly contractSummary: string;
}

/** One bought lead, for its buyer: contact, fields and what happened since. */
export const getPurchase = query({
  name: "purchase.get",
  permission: "lead.read_bought",
  input: leadIdInput,
  run: async (tx, { leadId }, ctx): Promise<PurchasePage> => {
    if (!isId("lead", leadId)) throw notFound("lead");
    const [row] = await tx
      .select({
        ...purchaseColumns,
        categoryFields: category.fields,
        consent: lead.consent,
        buyerId: sale.buyerId,
        contract,
        maxShares: lead.maxShares,
        placesTaken: lead.placesTaken,
      })
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(contract, eq(contract.id, sale.contractId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
      .where(eq(sale.leadId, leadId))
      .orderBy(desc(sale.id))
      .limit(1);
    if (!row) throw notFound("lead");
    const purchase = toPurchase(row);
    return {
      ...purchase,
      categoryFields: row.categoryFields,
      consent: purchase.withheld ? null : row.consent,
      maxShares: row.maxShares,
      placesTaken: row.placesTaken,
      deliveries: await readDeliveries(tx, [row.saleId]),
      movements: await readMovements(tx, row.saleId, row.buyerId),
      contractSummary: describeStoredContract(
        row.contract,
        { name: row.categoryName, fields: row.categoryFields },
        ctx,
      ),
    };
  },
});

/** A sale's entries carry its id, those of its reversal the id of the transaction that names the sale. */
async function readMovements(tx: Tx, saleId: Id<"sale">, buyerId: Id<"buyer">): Promise<WalletEntry[]> {
  const [reversal] = await tx
    .select({ id: ledgerTransaction.id })
    .from(ledgerTransaction)
    .where(eq(ledgerTransaction.reversesSaleId, saleId));
  const postings = [toUuid("sale", saleId), ...(reversal ? [toUuid("txn", reversal.id)] : [])];
  return readWalletEntries(tx, {
    buyerId,
    where: inArray(ledgerEntry.transactionId, postings),
    orderBy: asc(ledgerEntry.accountVersion),
    limit: 2,
  });
}
