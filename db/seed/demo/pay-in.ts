/** Buyers pay in when their money runs low, each in their own way, some too late; somebody at the brand books it. */
import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { buyer, ledgerAccount } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { moneyHabit, payment } from "./money-habit";
import type { SeededBrand } from "./seeded-brand";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Transfers under way: buyer → when it arrives. */
export type Transfers = Map<string, number>;

export function managerCtx(brand: SeededBrand): Ctx {
  return { ...brand.ctx, actor: { kind: "operator", userId: brand.managerId, role: "manager" } };
}

/** Books what has arrived by the clock, and has those who are short pay. `end`: the demo's present. */
export async function payIn(brand: SeededBrand, transfers: Transfers, end: Date): Promise<void> {
  const { random, plan, clock, buyers } = brand;
  const now = clock.at.getTime();
  const balances = await readBalances(brand);
  for (const [i, { id }] of buyers.entries()) {
    const habit = moneyHabit(i);
    const arrives = transfers.get(id);
    if (arrives !== undefined && arrives <= now) {
      transfers.delete(id);
      const paid = { buyerId: id, amountMinor: payment(habit, random), reason: plan.texts.transfer };
      await adjustWallet(managerCtx(brand), paid);
    } else if (arrives === undefined && habit.afterHours && (balances.get(id) ?? 0) < habit.lowMinor) {
      const left = habit.leftDaysAgo !== null && end.getTime() - now < habit.leftDaysAgo * DAY;
      if (!left) transfers.set(id, now + random.int(...habit.afterHours) * HOUR);
    }
  }
  // Now and then something is put right.
  if (!random.chance(0.03)) return;
  const { id } = random.pick(buyers);
  const amountMinor = random.int(5, 60) * 100;
  await adjustWallet(managerCtx(brand), { buyerId: id, amountMinor, reason: plan.texts.correction });
}

async function readBalances({ ctx }: SeededBrand): Promise<ReadonlyMap<string, number>> {
  const rows = await withBrand({ brandId: ctx.brand.id, readOnly: true }, (tx) =>
    tx
      .select({ id: buyer.id, balance: ledgerAccount.balance })
      .from(buyer)
      .innerJoin(ledgerAccount, eq(ledgerAccount.id, buyer.walletAccountId)),
  );
  return new Map(rows.map(({ id, balance }) => [id, balance]));
}
