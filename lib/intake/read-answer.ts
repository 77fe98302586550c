import { and, asc, eq, min } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { category, decision, lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { add, money, share } from "@/lib/core/money";
import { MODE_EXCLUSIVE, VERDICT_CODES } from "@/lib/routing/verdict";
import type { LeadSale } from "@/lib/sales/lead-draft";
import type { LeadAnswer } from "./schema";

/** The answer that was given when the lead came in, whatever has happened to it since. */
export function readAnswer(ctx: Ctx, id: Id<"lead">): Promise<LeadAnswer> {
  return withBrand({ brandId: ctx.brand.id, readOnly: true }, async (tx) => {
    const [row] = await tx
      .select({
        status: lead.intakeStatus,
        test: lead.test,
        reasons: lead.reasons,
        shareBps: category.supplierShareBps,
      })
      .from(lead)
      .innerJoin(category, eq(category.id, lead.categoryId))
      .where(eq(lead.id, id));
    if (!row) throw notFound("lead");
    const sales = row.status === "sold" ? await firstSales(tx, id, row) : [];
    const { currency } = ctx.brand;
    return {
      id,
      status: row.status,
      test: row.test,
      sales: sales.map(({ mode, priceMinor }) => ({ mode, price: money(priceMinor, currency) })),
      payout: money(add(...sales.map((one) => one.payoutMinor)), currency),
      ...(row.reasons ? { reasons: row.reasons.map((reason) => ({ ...reason })) } : {}),
    };
  });
}

/** Sales of the first decision: a resale came later and was not in the answer. A test lead's are in its decision alone. */
async function firstSales(
  tx: Tx,
  id: Id<"lead">,
  row: { readonly test: boolean; readonly shareBps: number },
): Promise<LeadSale[]> {
  if (!row.test) {
    // Compared in the database: its instants are finer than a Date's.
    const first = tx
      .select({ at: min(decision.decidedAt) })
      .from(decision)
      .where(eq(decision.leadId, id));
    return tx
      .select({ mode: sale.mode, priceMinor: sale.priceMinor, payoutMinor: sale.payoutMinor })
      .from(sale)
      .where(and(eq(sale.leadId, id), eq(sale.soldAt, first)))
      .orderBy(asc(sale.id));
  }
  const [simulated] = await tx
    .select({ trail: decision.trail })
    .from(decision)
    .where(eq(decision.leadId, id))
    .limit(1);
  return simulated ? simulatedSales(simulated.trail, row.shareBps) : [];
}

function simulatedSales(trail: readonly number[], shareBps: number): LeadSale[] {
  const sales: LeadSale[] = [];
  for (let i = 0; i + 2 < trail.length; i += 3) {
    const packed = trail[i + 1] ?? 0;
    if ((packed & 0xfff) !== VERDICT_CODES.sold) continue;
    const priceMinor = trail[i + 2] ?? 0;
    const mode = ((packed >> 12) & 0xf) === MODE_EXCLUSIVE ? "exclusive" : "shared";
    sales.push({ mode, priceMinor, payoutMinor: share(priceMinor, shareBps) });
  }
  return sales;
}
