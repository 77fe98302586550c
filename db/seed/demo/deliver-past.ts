import { and, asc, eq, lte } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { delivery } from "@/db/schema";
import { brandDirectory } from "@/lib/brands";
import type { Id } from "@/lib/core/id";
import {
  attemptDelivery,
  type DeliveryBrand,
  type DeliveryGateways,
} from "@/lib/deliveries/attempt-delivery";
import { type LoadedDelivery, loadDeliveries } from "@/lib/deliveries/load-deliveries";
import { nextAttempt } from "@/lib/deliveries/next-attempt";
import { type Settlement, settleDeliveries } from "@/lib/deliveries/settle-deliveries";
import { sendMail } from "@/lib/gateways/mail";
import type { DemoHooks, SeededBrand } from "./seeded-brand";

const DAY = 86_400_000;
const AT_ONCE = 400;
/** Older mail was read and thrown away: the outbox page holds the last days'. */
const MAIL_KEPT_MS = 2 * DAY;

/**
 * Sends what fell due up to `until`, each at its own time. The worker's own steps, without its clock: webhooks of the past are
 * answered here, as the demo's receiver would have.
 */
export async function deliverPast(
  brand: SeededBrand,
  hooks: DemoHooks,
  span: { readonly until: Date; readonly end: Date },
): Promise<void> {
  const { id } = brand.ctx.brand;
  const known = await brandDirectory().findById(id);
  if (!known) throw new Error("the demo's brand is gone");
  for (;;) {
    const due = await readDue(id, span.until);
    if (due.size === 0) return;
    const loaded = await loadDeliveries(known, [...due.keys()]);
    const settlements = await Promise.all(
      loaded.map((one) => settle(brand, known, one, { due, hooks, end: span.end })),
    );
    await settleDeliveries(id, settlements, span.until);
  }
}

async function readDue(brandId: Id<"brand">, until: Date): Promise<ReadonlyMap<Id<"delivery">, Date>> {
  const rows = await withBrand({ brandId, readOnly: true }, (tx) =>
    tx
      .select({ id: delivery.id, dueAt: delivery.dueAt })
      .from(delivery)
      .where(and(lte(delivery.dueAt, until), eq(delivery.state, "pending")))
      .orderBy(asc(delivery.dueAt))
      .limit(AT_ONCE),
  );
  return new Map(rows.map(({ id, dueAt }) => [id, dueAt ?? until]));
}

async function settle(
  { random }: SeededBrand,
  known: DeliveryBrand,
  one: LoadedDelivery,
  past: {
    readonly due: ReadonlyMap<Id<"delivery">, Date>;
    readonly hooks: DemoHooks;
    readonly end: Date;
  },
): Promise<Settlement> {
  const { id } = one;
  if (one.stop) return { id, state: "canceled", dueAt: null, attempt: null, reason: one.stop };
  const at = new Date((past.due.get(id) ?? past.end).getTime() + random.int(80, 900));
  const daysAgo = (past.end.getTime() - at.getTime()) / DAY;
  const gateways: DeliveryGateways = {
    now: () => at,
    http: { send: async ({ url }) => answer(url, past.hooks, daysAgo) },
    sendMail: (mail) =>
      daysAgo * DAY > MAIL_KEPT_MS
        ? Promise.resolve({ via: "outbox", response: `250 2.0.0 queued as ${id.slice(-12)}` })
        : sendMail(mail),
  };
  const tried = await attemptDelivery(known, one, gateways);
  const attempt = { ...tried, durationMs: random.int(60, one.target.kind === "email" ? 900 : 400) };
  const { outcome, status, retryAfterSeconds } = attempt;
  const attemptsMade = one.attempts + 1;
  const wait = { now: at, random: random.next() };
  return { id, ...nextAttempt({ outcome, attemptsMade, status, retryAfterSeconds, ...wait }), attempt };
}

type Answer = Awaited<ReturnType<DeliveryGateways["http"]["send"]>>;

/** One receiver was down and came back, one was given up, one fails now. */
function answer(url: string, hooks: DemoHooks, daysAgo: number): Answer {
  if (url === hooks.recovered && daysAgo < 41 && daysAgo > 39.2) {
    return { kind: "failed", code: "connect_failed", message: "No connection could be made." };
  }
  if (url === hooks.closed && daysAgo < 26) {
    return { kind: "failed", code: "tls_failed", message: "The certificate of the server is not valid." };
  }
  const failing = url === hooks.failing && daysAgo < 1.4;
  const [status, body] = failing
    ? [503, '{"error":"the CRM is being maintained"}']
    : [200, '{"received":true}'];
  return { kind: "answered", status, body, retryAfterSeconds: null };
}
