import { and, asc, eq, gt, gte, ilike, or, sql } from "drizzle-orm";
import { buyer, sale } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { decodeCursor, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { likeLiteral } from "./lead-filter";
import { type Funding, readFunding } from "./read-funding";
import { listBuyersInput } from "./schema";

export interface BuyerListItem extends Funding {
  readonly id: Id<"buyer">;
  readonly name: string;
  readonly email: string;
  readonly status: "active" | "suspended";
  readonly timeZone: string;
  readonly createdAt: Date;
  /** Sales that stand, of the last 30 days. */
  readonly spent30DaysMinor: number;
  readonly lastSaleAt: Date | null;
}

const NO_FUNDING: Funding = {
  balanceMinor: 0,
  creditLimitMinor: 0,
  availableMinor: 0,
  frozenAt: null,
  funding: "empty",
  activeContracts: 0,
  missingMinor: 0,
};

/** The brand's buyers by name, with balance and funding status, for operators. */
export const listBuyers = query({
  name: "buyer.list",
  permission: "buyer.list",
  input: listBuyersInput,
  run: async (tx, input, ctx) => {
    const funding = await readFunding(tx, null);
    const inStatus = input.funding
      ? [...funding].filter(([, entry]) => entry.funding === input.funding).map(([id]) => id)
      : null;
    const [afterName, afterId] = decodeCursor(input.cursor) ?? [];
    const rows = await tx
      .select({
        id: buyer.id,
        name: buyer.name,
        email: buyer.email,
        status: buyer.status,
        timeZone: buyer.timeZone,
        createdAt: buyer.createdAt,
      })
      .from(buyer)
      .where(
        and(
          input.q
            ? or(
                ilike(buyer.name, `%${likeLiteral(input.q)}%`),
                ilike(buyer.email, `%${likeLiteral(input.q)}%`),
              )
            : undefined,
          input.status && eq(buyer.status, input.status),
          inStatus
            ? sql`${buyer.id} = any(${sql.param(inStatus.map((id) => buyer.id.mapToDriverValue(id)))}::uuid[])`
            : undefined,
          typeof afterName === "string" && typeof afterId === "string"
            ? gt(buyer.name, afterName)
            : undefined,
        ),
      )
      .orderBy(asc(buyer.name))
      .limit(input.limit + 1);
    const since = new Date(ctx.now().getTime() - 30 * 86_400_000);
    const spends = await tx
      .select({
        id: sale.buyerId,
        spent: sql<string>`coalesce(sum(${sale.priceMinor}) filter (where ${sale.reversedAt} is null), 0)`,
        last: sql<string>`max(${sale.soldAt})`,
      })
      .from(sale)
      .where(gte(sale.soldAt, since))
      .groupBy(sale.buyerId);
    const spendOf = new Map(spends.map((row) => [row.id, row]));
    return toPage(
      rows,
      input.limit,
      (row) => [row.name, row.id],
      (row): BuyerListItem => {
        const spend = spendOf.get(row.id);
        return {
          ...row,
          ...(funding.get(row.id) ?? NO_FUNDING),
          spent30DaysMinor: Number(spend?.spent ?? 0),
          lastSaleAt: spend ? new Date(spend.last) : null,
        };
      },
    );
  },
});
