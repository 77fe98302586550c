import { and, between, eq, isNull } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { lead, sale } from "@/db/schema";
import { resellLead } from "@/lib/intake/resell-lead";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { managerCtx } from "./pay-in";
import type { SeededBrand } from "./seeded-brand";

const DAY = 86_400_000;

/** Once a day: takes back a sale or two of the days before, with a reason; some of those leads find another buyer. */
export async function reverseSome(brand: SeededBrand): Promise<void> {
  const { ctx, clock, random, plan } = brand;
  const count = Math.max(0, random.int(-1, 2));
  if (count === 0) return;
  const now = clock.at.getTime();
  const sales = await withBrand({ brandId: ctx.brand.id, readOnly: true }, (tx) =>
    tx
      .select({ saleId: sale.id, leadId: sale.leadId })
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .where(and(between(sale.soldAt, new Date(now - 4 * DAY), new Date(now - DAY)), isNull(sale.reversedAt)))
      .orderBy(sale.id),
  );
  for (let i = 0; i < count && sales.length > 0; i++) {
    const [taken] = sales.splice(random.int(0, sales.length - 1), 1);
    if (!taken) continue;
    await reverseSale(managerCtx(brand), {
      saleId: taken.saleId,
      reason: random.pick(plan.texts.reversals),
    });
    if (random.chance(0.4)) await resellLead(ctx.brand.id, taken.leadId, clock.at);
  }
}
