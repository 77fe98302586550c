/** Balance, credit and funding status of buyers, for many at once. */
import { and, count, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, contract, ledgerAccount } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { type FundingStatus, fundingStatus } from "./funding-status";

export interface Funding {
  readonly balanceMinor: number;
  readonly creditLimitMinor: number;
  readonly availableMinor: number;
  readonly frozenAt: Date | null;
  /** Why, for operators; a buyer's users only see that it is so. */
  readonly frozenReason: string | null;
  readonly funding: FundingStatus;
  readonly activeContracts: number;
  /** Paused ones too; archived ones are gone. */
  readonly contracts: number;
  /** What is missing until every active contract is covered; 0 when funded. */
  readonly missingMinor: number;
}

/** @param buyerIds Null: every buyer of the brand (or, inside a buyer's query, the own one). */
export async function readFunding(
  tx: Tx,
  buyerIds: readonly Id<"buyer">[] | null,
): Promise<ReadonlyMap<Id<"buyer">, Funding>> {
  const dearest = sql<string>`greatest(${contract.priceExclusiveMinor}, ${contract.priceSharedMinor})`;
  const rows = await tx
    .select({
      id: buyer.id,
      balance: ledgerAccount.balance,
      floor: ledgerAccount.floor,
      frozenAt: ledgerAccount.frozenAt,
      frozenReason: ledgerAccount.frozenReason,
      prices: sql<string[] | null>`array_agg(${dearest}) filter (where ${contract.status} = 'active')`,
      contracts: count(contract.id),
    })
    .from(buyer)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, buyer.walletAccountId))
    .leftJoin(contract, and(eq(contract.buyerId, buyer.id), ne(contract.status, "archived")))
    .where(buyerIds ? inArray(buyer.id, [...buyerIds]) : undefined)
    .groupBy(
      buyer.id,
      ledgerAccount.balance,
      ledgerAccount.floor,
      ledgerAccount.frozenAt,
      ledgerAccount.frozenReason,
    );
  return new Map(
    rows.map((row) => {
      const prices = (row.prices ?? []).map(Number);
      const availableMinor = row.balance - row.floor;
      const funding: Funding = {
        balanceMinor: row.balance,
        // Not the sign alone: minus nothing would read "-0.00".
        creditLimitMinor: 0 - row.floor,
        availableMinor,
        frozenAt: row.frozenAt,
        frozenReason: row.frozenReason,
        funding: fundingStatus(availableMinor, prices),
        activeContracts: prices.length,
        contracts: row.contracts,
        missingMinor: Math.max(0, Math.max(0, ...prices) - availableMinor),
      };
      return [row.id, funding];
    }),
  );
}
