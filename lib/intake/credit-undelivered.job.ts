/**
 * A lead that could not be delivered anywhere and that its buyer never opened is credited without being asked for, and routed
 * again to whoever else may have it.
 */
import { and, eq, exists, gt, isNull, lte, notExists, notInArray, or, sql } from "drizzle-orm";
import * as z from "zod";
import { type Tx, withBrand } from "@/db/brand";
import { reverseSale } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { delivery, sale, saleOpening } from "@/db/schema";
import { type BrandFacts, systemCtx } from "@/lib/core/ctx";
import { type Id, newId } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import { ENDPOINT_DISABLED } from "@/lib/deliveries/cancel-reasons";
import { defineJob } from "@/lib/jobs/define-job";
import { eachBrand } from "@/lib/jobs/each-brand";
import { inputHash } from "@/lib/runtime/input-hash";
import { command } from "@/lib/runtime/use-case";
import { resellLead } from "./resell-lead";

const HOUR_MS = 3_600_000;
/** The whole schedule of retries: also where an endpoint was given up sooner, the buyer has this long to open the lead. */
const CREDIT_AFTER_MS = 76 * HOUR_MS;
/** Sold longer ago: looked at many times before. */
const LOOK_BACK_MS = 30 * 24 * HOUR_MS;
const MOST_AT_ONCE = 500;
/** In the statement of the buyer's wallet. */
const REASONS = {
  en: "Credited: the lead could not be delivered.",
  de: "Gutschrift: Der Lead konnte nicht zugestellt werden.",
} as const;

export const creditUndeliveredJob = defineJob({
  name: "credit-undelivered",
  cron: "*/10 * * * *",
  run: (now) => eachBrand(async (brand) => void (await creditUndelivered(brand, now))),
});

/** Returns the sales that were reversed. */
export async function creditUndelivered(brand: BrandFacts, now: Date): Promise<readonly Id<"sale">[]> {
  const candidates = await withBrand({ brandId: brand.id, readOnly: true }, (tx) => readCandidates(tx, now));
  const credited: Id<"sale">[] = [];
  const ctx = systemCtx(brand, "credit-undelivered", () => now);
  for (const { saleId, leadId } of candidates) {
    if (!(await creditSale(ctx, { saleId })).credited) continue;
    credited.push(saleId);
    await resellLead(brand.id, leadId, now);
  }
  return credited;
}

/** Tried in vain, or not tried because the endpoint had been given up. Where a person switched it off, that was their wish. */
const notArrived = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(delivery)
    .where(
      and(
        eq(delivery.saleId, sale.id),
        // As the index says it.
        sql`${delivery.state} in ('exhausted', 'canceled')`,
        or(eq(delivery.state, "exhausted"), eq(delivery.lastError, ENDPOINT_DISABLED)),
      ),
    );
const stillOpen = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(delivery)
    .where(and(eq(delivery.saleId, sale.id), notInArray(delivery.state, ["exhausted", "canceled"])));
const opened = (tx: Tx) =>
  tx.select({ one: sql`1` }).from(saleOpening).where(eq(saleOpening.saleId, sale.id));

const undelivered = (tx: Tx) =>
  and(isNull(sale.reversedAt), exists(notArrived(tx)), notExists(stillOpen(tx)), notExists(opened(tx)));

function readCandidates(tx: Tx, now: Date): Promise<{ saleId: Id<"sale">; leadId: Id<"lead"> }[]> {
  return tx
    .select({ saleId: sale.id, leadId: sale.leadId })
    .from(sale)
    .where(
      and(
        lte(sale.soldAt, new Date(now.getTime() - CREDIT_AFTER_MS)),
        gt(sale.soldAt, new Date(now.getTime() - LOOK_BACK_MS)),
        undelivered(tx),
      ),
    )
    .limit(MOST_AT_ONCE);
}

const creditSale = command({
  name: "sale.credit_undelivered",
  permission: "sale.reverse",
  input: z.object({ saleId: idSchema("sale") }),
  async run(tx, { saleId }, ctx, audit): Promise<{ credited: boolean }> {
    const [row] = await tx
      .select({ buyerId: sale.buyerId })
      .from(sale)
      .where(and(eq(sale.id, saleId), undelivered(tx)));
    if (!row) return { credited: false };
    await reverseSale(tx, {
      transactionId: newId("txn"),
      saleId,
      reason: REASONS[ctx.brand.locale],
      actorUserId: null,
      idempotencyKey: `credit-undelivered:${saleId}`,
      inputHash: inputHash({ saleId }),
      now: ctx.now(),
    });
    await bumpRouting(tx, { buyerId: row.buyerId });
    audit({ objectKind: "sale", objectId: saleId, after: { reversed: true } });
    return { credited: true };
  },
});
