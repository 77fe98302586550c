/** How often something may be tried. Counted in the database, so that any number of processes count together. */
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { throttle } from "@/db/schema";

export interface Limit {
  readonly tries: number;
  readonly windowSeconds: number;
}

/** Per address: guessing one person's password. Per network address: guessing many people's. */
export const SIGN_IN_PER_EMAIL: Limit = { tries: 10, windowSeconds: 900 };
export const SIGN_IN_PER_IP: Limit = { tries: 60, windowSeconds: 900 };
export const LINK_PER_EMAIL: Limit = { tries: 4, windowSeconds: 900 };
export const LINK_PER_IP: Limit = { tries: 20, windowSeconds: 900 };

/**
 * Counts one try under `key` and says how long to wait: 0 where the try is allowed. One statement: of any number of tries at
 * the same instant exactly `limit.tries` are allowed per window.
 */
export async function countTry(tx: Tx, key: string, limit: Limit, now: Date): Promise<number> {
  const at = now.toISOString();
  const over = sql`${throttle.windowStartedAt} <= ${at}::timestamptz - make_interval(secs => ${limit.windowSeconds})`;
  const [row] = await tx
    .insert(throttle)
    .values({ key, windowStartedAt: now, count: 1 })
    .onConflictDoUpdate({
      target: [throttle.brandId, throttle.key],
      set: {
        count: sql`case when ${over} then 1 else least(${throttle.count} + 1, 1000000) end`,
        windowStartedAt: sql`case when ${over} then ${at}::timestamptz else ${throttle.windowStartedAt} end`,
      },
    })
    .returning({ count: throttle.count, startedAt: throttle.windowStartedAt });
  if (!row || row.count <= limit.tries) return 0;
  const waitMs = row.startedAt.getTime() + limit.windowSeconds * 1000 - now.getTime();
  return Math.max(1, Math.ceil(waitMs / 1000));
}

/** After success: the tries before it were the person's own. */
export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx.delete(throttle).where(eq(throttle.key, key));
}

/** After success: one try less under a key that many share. An office behind one address is not held up by its own people. */
export async function returnTry(tx: Tx, key: string): Promise<void> {
  await tx
    .update(throttle)
    .set({ count: sql`greatest(${throttle.count} - 1, 0)` })
    .where(eq(throttle.key, key));
}

/** An IPv6 customer has a whole /64: counting single addresses would count nothing. */
export function networkOf(ip: string): string {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip.replace(/^::ffff:/, "");
  const [head = "", tail] = ip.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const full = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":")];
  return `${full.slice(0, 4).join(":")}::/64`;
}
