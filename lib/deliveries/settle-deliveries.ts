/** Writes what came of attempts: one transaction of one brand for many. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { delivery, endpoint } from "@/db/schema";
import { fromUuid, type Id, newUuid, toUuid } from "@/lib/core/id";
import type { AttemptResult } from "./attempt-delivery";
import { ENDPOINT_DISABLED, type ENDPOINT_SWITCHED_OFF } from "./cancel-reasons";
import { ERASED_REQUEST } from "./forget-contacts";
import { GIVE_UP_ENDPOINT_AFTER_MS } from "./next-attempt";
import type { DeliveryState } from "./schema";

export interface Settlement {
  readonly id: Id<"delivery">;
  readonly state: DeliveryState;
  /** Set where the state is pending. */
  readonly dueAt: Date | null;
  /** Null where nothing was tried: canceled, or put off. */
  readonly attempt: AttemptResult | null;
  /** Why it was canceled or put off without an attempt. */
  readonly reason?: string;
}

/** The endpoints that were disabled by it. */
export async function settleDeliveries(
  brandId: Id<"brand">,
  settlements: readonly Settlement[],
  now: Date,
): Promise<readonly Id<"endpoint">[]> {
  return withBrand({ brandId }, async (tx) => {
    await lockDeliveries(tx, settlements);
    const { rows } = await tx.execute<{ id: string; disabled: boolean }>(
      settleStatement(
        settlements.map((settlement) => toRow(settlement, now)),
        now,
      ),
    );
    const disabled = rows.filter((row) => row.disabled).map((row) => fromUuid("endpoint", row.id));
    if (disabled.length > 0) await cancelPending(tx, disabled, now, ENDPOINT_DISABLED);
    return disabled;
  });
}

/** So that the statement after it sees an erasure that went before, and one that comes after sees what it wrote. */
async function lockDeliveries(tx: Tx, settlements: readonly Settlement[]): Promise<void> {
  const ids = settlements.map(({ id }) => id);
  await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(inArray(delivery.id, ids))
    .orderBy(delivery.id)
    .for("update");
}

/** Cancels what still waits for endpoints that take nothing any more. */
export async function cancelPending(
  tx: Tx,
  endpointIds: readonly Id<"endpoint">[],
  now: Date,
  reason: typeof ENDPOINT_DISABLED | typeof ENDPOINT_SWITCHED_OFF,
): Promise<void> {
  await tx
    .update(delivery)
    .set({
      state: "canceled",
      dueAt: null,
      leasedUntil: null,
      settledAt: now,
      lastError: reason,
    })
    .where(and(inArray(delivery.endpointId, [...endpointIds]), eq(delivery.state, "pending")));
}

/** Forgets an endpoint's failures, so that it is tried again as if new. */
export async function enableEndpoint(tx: Tx, id: Id<"endpoint">): Promise<void> {
  await tx
    .update(endpoint)
    .set({
      disabledAt: null,
      disabledReason: null,
      failuresInRow: 0,
      failingSince: null,
      failingToldAt: null,
    })
    .where(eq(endpoint.id, id));
}

function toRow(settlement: Settlement, now: Date): Record<string, unknown> {
  const { attempt, state, dueAt } = settlement;
  return {
    id: toUuid("delivery", settlement.id),
    state,
    due_at: dueAt,
    // When it was answered: what is written together did not happen together.
    settled_at: state === "pending" ? null : attempt ? endOf(attempt) : now,
    error: attempt ? attempt.error : (settlement.reason ?? null),
    attempt_id: newUuid(),
    outcome: attempt?.outcome ?? null,
    status: attempt?.status ?? null,
    started_at: attempt?.startedAt ?? null,
    duration_ms: attempt?.durationMs ?? null,
    request: attempt?.request ?? null,
    response: attempt?.response ?? null,
  };
}

function endOf({ startedAt, durationMs }: AttemptResult): Date {
  return new Date(startedAt.getTime() + durationMs);
}

/** Postgres holds neither NUL nor half a surrogate pair in its texts. */
function toJson(rows: readonly Record<string, unknown>[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "\ufffd") : value,
  );
}

/**
 * A success counts even where the delivery was canceled while it was under way; any other result only where it still waits.
 * Endpoints: a success ends a series of failures; 410 or days of nothing but failures disable it. A successful endpoint's row
 * is not touched by every lead.
 */
function settleStatement(rows: readonly Record<string, unknown>[], now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const giveUpBefore = sql`${new Date(now.getTime() - GIVE_UP_ENDPOINT_AFTER_MS).toISOString()}::timestamptz`;
  return sql`
    with r as materialized (
      select r.*, d.buyer_id, d.endpoint_id, l.erased_at is not null as erased
      from jsonb_to_recordset(${toJson(rows)}::jsonb) as r (
        id uuid, state text, due_at timestamptz, settled_at timestamptz, error text, attempt_id uuid, outcome text,
        status int, started_at timestamptz, duration_ms int, request jsonb, response text)
      join delivery d on d.id = r.id
      left join lead l on l.id = d.lead_id
    ), tried as (
      insert into delivery_attempt
        (id, delivery_id, buyer_id, number, started_at, duration_ms, outcome, status, error, request, response)
      select attempt_id, id, buyer_id,
        1 + coalesce((select max(a.number) from delivery_attempt a where a.delivery_id = r.id), 0),
        started_at, duration_ms, outcome, status, error,
        case when erased then ${JSON.stringify(ERASED_REQUEST)}::jsonb else request end, case when not erased then response end
      from r where outcome is not null
    ), settled as (
      update delivery d
      set state = r.state, due_at = r.due_at, settled_at = r.settled_at, leased_until = null,
        attempts = d.attempts + (r.outcome is not null)::int, last_status = r.status, last_error = r.error
      from r
      where d.id = r.id and (d.state = 'pending' or r.state = 'delivered')
    ), by_endpoint as (
      select endpoint_id, bool_or(outcome = 'gone') as gone, bool_or(outcome = 'delivered') as delivered,
        count(*) filter (where outcome = 'failed') as failed
      from r where outcome is not null group by endpoint_id order by endpoint_id
    )
    update endpoint e set
      failures_in_row = case when b.delivered then 0 else e.failures_in_row + b.failed end,
      failing_since = case when b.delivered then null else coalesce(e.failing_since, ${at}) end,
      failing_told_at = case when not b.delivered then e.failing_told_at end,
      last_success_at = case when b.delivered then ${at} else e.last_success_at end,
      disabled_at = case when b.gone or (not b.delivered and e.failing_since < ${giveUpBefore}) then ${at} end,
      disabled_reason = case when b.gone then 'gone' when not b.delivered and e.failing_since < ${giveUpBefore} then 'failing' end
    from by_endpoint b
    where e.id = b.endpoint_id and e.disabled_at is null
      and (b.gone or not b.delivered or e.failing_since is not null or e.last_success_at is null
        or e.last_success_at < ${at} - interval '10 seconds')
    returning e.id, e.disabled_at is not null as disabled`;
}
