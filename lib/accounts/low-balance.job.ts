/**
 * Tells buyers by mail that money runs short: once when what is available falls below the threshold, and not again before it
 * has been above. The sale knows nothing of it.
 */
import { and, eq, sql } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { buyer } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { lowBalanceMail } from "@/emails/low-balance-mail";
import type { KnownBrand } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import { fromUuid, type Id } from "@/lib/core/id";
import { money } from "@/lib/core/money";
import type { sendMail } from "@/lib/gateways/mail";
import { defineJob } from "@/lib/jobs/define-job";
import { eachBrand } from "@/lib/jobs/each-brand";
import { mailNotice, readReaders } from "./mail-notice";

export const lowBalanceJob = defineJob({
  name: "low-balance",
  cron: "* * * * *",
  run: (now) => eachBrand(async (brand) => void (await tellLowBalances(brand, now))),
});

/** Without an amount of its own a buyer is told when fewer than ten leads of its dearest contract are left. */
const LEADS_LEFT = 10;

interface Short {
  readonly id: Id<"buyer">;
  readonly name: string;
  readonly availableMinor: number;
  readonly thresholdMinor: number;
}

/** Returns the buyers who were told. */
export async function tellLowBalances(
  brand: KnownBrand,
  now: Date,
  send?: typeof sendMail,
): Promise<readonly Id<"buyer">[]> {
  const { claimed, readers } = await withBrand({ brandId: brand.id }, async (tx) => {
    await forgetRecovered(tx);
    const short = await claimShort(tx, now);
    const ids = short.map(({ id }) => id);
    return { claimed: short, readers: await readReaders(tx, ids, "mailLowBalance") };
  });
  const told: Id<"buyer">[] = [];
  for (const { id, name, availableMinor, thresholdMinor } of claimed) {
    const reached = await mailNotice({
      brand,
      readers: readers.get(id) ?? [],
      key: `low-balance-${id}-${now.getTime()}`,
      mail: (locale, settingsUrl) =>
        lowBalanceMail({
          brand: mailBrand(brand),
          locale,
          company: name,
          available: money(availableMinor, brand.currency),
          threshold: money(thresholdMinor, brand.currency),
          walletUrl: `${brandOrigin(brand.primaryHost)}/buyer/wallet`,
          settingsUrl,
        }),
      ...(send && { send }),
    });
    if (reached) told.push(id);
    else await giveBack(brand, id, now);
  }
  return told;
}

/** What every buyer has and from where on it is to be told. */
const STANDING = sql`(
  select b.id, a.balance - a.floor as available,
    coalesce(b.low_balance_minor, ${LEADS_LEFT} * (
      select max(greatest(c.price_exclusive_minor, c.price_shared_minor)) from contract c
      where c.buyer_id = b.id and c.status = 'active'), 0) as threshold
  from buyer b join ledger_account a on a.id = b.wallet_account_id)`;

async function forgetRecovered(tx: Tx): Promise<void> {
  await tx.execute(sql`update buyer set low_balance_told_at = null from ${STANDING} s
    where s.id = buyer.id and buyer.low_balance_told_at is not null and s.available >= s.threshold`);
}

/** Of two processes at the same moment one gets each buyer: the other finds it claimed once it may look. */
async function claimShort(tx: Tx, now: Date): Promise<Short[]> {
  const { rows } = await tx.execute<{ id: string; name: string; available: string; threshold: string }>(sql`
    update buyer set low_balance_told_at = ${now.toISOString()}::timestamptz from ${STANDING} s
    where s.id = buyer.id and buyer.low_balance_told_at is null and buyer.status = 'active' and s.available < s.threshold
    returning buyer.id, buyer.name, s.available, s.threshold`);
  return rows.map(({ id, name, available, threshold }) => ({
    id: fromUuid("buyer", id),
    name,
    availableMinor: Number(available),
    thresholdMinor: Number(threshold),
  }));
}

async function giveBack(brand: KnownBrand, id: Id<"buyer">, claimedAt: Date): Promise<void> {
  await withBrand({ brandId: brand.id }, (tx) =>
    tx
      .update(buyer)
      .set({ lowBalanceToldAt: null })
      .where(and(eq(buyer.id, id), eq(buyer.lowBalanceToldAt, claimedAt))),
  );
}
