/** Sales of leads with their buyers and contracts, for many leads at once: one query a page, whatever its length. */
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, contract, ledgerTransaction, sale, saleOpening, user } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { LeadSale } from "./schema";

export async function readSales(
  tx: Tx,
  leadIds: readonly Id<"lead">[],
): Promise<ReadonlyMap<Id<"lead">, readonly LeadSale[]>> {
  const byLead = new Map<Id<"lead">, LeadSale[]>();
  if (leadIds.length === 0) return byLead;
  const rows = await tx
    .select({
      id: sale.id,
      leadId: sale.leadId,
      buyerId: buyer.id,
      buyerName: buyer.name,
      contractId: contract.id,
      contractNumber: contract.number,
      contractName: contract.name,
      mode: sale.mode,
      priceMinor: sale.priceMinor,
      payoutMinor: sale.payoutMinor,
      soldAt: sale.soldAt,
      reversedAt: sale.reversedAt,
      reversalReason: ledgerTransaction.reason,
      reversedBy: user.name,
      openedAt: saleOpening.openedAt,
    })
    .from(sale)
    .innerJoin(buyer, eq(buyer.id, sale.buyerId))
    .innerJoin(contract, eq(contract.id, sale.contractId))
    .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
    .leftJoin(ledgerTransaction, eq(ledgerTransaction.reversesSaleId, sale.id))
    .leftJoin(user, eq(user.id, ledgerTransaction.actorUserId))
    .where(inArray(sale.leadId, [...leadIds]))
    .orderBy(sale.id);
  for (const row of rows) {
    const { leadId, buyerId, buyerName, contractId, contractNumber, contractName, ...rest } = row;
    const entry: LeadSale = {
      ...rest,
      buyer: { id: buyerId, name: buyerName },
      contract: { id: contractId, number: contractNumber, name: contractName },
    };
    const list = byLead.get(leadId);
    if (list) list.push(entry);
    else byLead.set(leadId, [entry]);
  }
  return byLead;
}
