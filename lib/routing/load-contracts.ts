/** Contracts as the engine wants them, read in one statement. */
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import type { ContractEdit } from "./engine/edit-snapshot";
import type { ContractSpec, Counters } from "./engine/types";
import type { FilterGroups, Schedule, Territory } from "./schema";

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly buyer_id: string;
  readonly buyer_time_zone: string;
  readonly buyer_suspended: boolean;
  readonly category_id: string;
  readonly status: "active" | "paused" | "archived";
  readonly mode: ContractSpec["mode"];
  readonly price_exclusive: number | null;
  readonly price_shared: number | null;
  readonly territory: Territory;
  readonly filters: FilterGroups;
  readonly schedule: Schedule | null;
  readonly caps: readonly (number | null)[];
  readonly budgets: readonly (number | null)[];
  readonly priority: number;
  readonly weight: number;
  readonly sources_allowed: string[] | null;
  readonly sources_denied: string[];
  readonly available: number;
  readonly days: readonly string[] | null;
  readonly counts: readonly number[] | null;
  readonly served_today: number | null;
  readonly last_sold_ms: number | null;
  readonly created_ms: number;
  readonly stage_ids: string[] | null;
}

/**
 * The brand's contracts changed after `newerThan`, archived ones as such; without it every one that is not archived.
 * What a contract served today is taken from its own day's counter, which is in the buyer's zone: near enough for an order.
 */
export async function loadContracts(tx: Tx, newerThan?: number): Promise<ContractEdit[]> {
  const which = newerThan === undefined ? sql`c.status <> 'archived'` : sql`c.routing_version > ${newerThan}`;
  const { rows } = await tx.execute<Row>(sql`
    select c.id, c.number, c.routing_version::float8 as version, c.buyer_id, b.time_zone as buyer_time_zone, b.status = 'suspended' as buyer_suspended,
      c.category_id, c.status, c.mode, c.price_exclusive_minor::float8 as price_exclusive,
      c.price_shared_minor::float8 as price_shared, c.territory, c.filters, c.schedule,
      array[c.cap_day, c.cap_week, c.cap_month, c.cap_total]::float8[] as caps,
      array[c.budget_day_minor, c.budget_week_minor, c.budget_month_minor, c.budget_total_minor]::float8[] as budgets,
      c.priority, c.weight, c.sources_allowed::text[] as sources_allowed, c.sources_denied::text[] as sources_denied,
      (case when w.frozen_at is null then w.balance - w.floor else 0 end)::float8 as available,
      case when k.contract_id is not null then array[k.day, k.week, k.month]::text[] end as days,
      case when k.contract_id is not null then array[k.day_count, k.day_spent, k.week_count, k.week_spent,
        k.month_count, k.month_spent, k.total_count, k.total_spent]::float8[] end as counts,
      case when k.day = (now() at time zone b.time_zone)::date then k.day_count else 0 end as served_today,
      (extract(epoch from k.last_sold_at) * 1000)::float8 as last_sold_ms,
      (extract(epoch from c.created_at) * 1000)::float8 as created_ms,
      (select array_agg(sc.stage_id::text) from stage_contract sc where sc.contract_id = c.id) as stage_ids
    from contract c
    join buyer b on b.id = c.buyer_id
    join ledger_account w on w.id = b.wallet_account_id
    left join contract_counter k on k.contract_id = c.id
    where ${which}`);
  return rows.map((row) =>
    row.status === "archived" ? { number: row.number, archived: true } : toSpec(row),
  );
}

function toSpec(row: Row): ContractSpec {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    buyerId: row.buyer_id,
    buyerTimeZone: row.buyer_time_zone,
    buyerSuspended: row.buyer_suspended,
    categoryId: row.category_id,
    stageIds: row.stage_ids ?? [],
    paused: row.status === "paused",
    mode: row.mode,
    priceExclusiveMinor: row.price_exclusive,
    priceSharedMinor: row.price_shared,
    territory: row.territory,
    filters: row.filters,
    schedule: row.schedule,
    priority: row.priority,
    weight: row.weight,
    sourcesAllowed: row.sources_allowed,
    sourcesDenied: row.sources_denied,
    caps: toLimits(row.caps),
    budgetsMinor: toLimits(row.budgets),
    counters: toCounters(row),
    availableMinor: row.available,
    lastServedAtMs: row.last_sold_ms,
    servedToday: row.served_today ?? 0,
    createdAtMs: row.created_ms,
  };
}

function toLimits([day, week, month, total]: readonly (number | null)[]): ContractSpec["caps"] {
  return { day: day ?? null, week: week ?? null, month: month ?? null, total: total ?? null };
}

function toCounters({ days, counts }: Row): Counters | null {
  if (!days || !counts) return null;
  const at = (i: number): number => counts[i] ?? 0;
  return {
    day: { on: days[0] ?? "", count: at(0), spentMinor: at(1) },
    week: { on: days[1] ?? "", count: at(2), spentMinor: at(3) },
    month: { on: days[2] ?? "", count: at(4), spentMinor: at(5) },
    total: { count: at(6), spentMinor: at(7) },
  };
}
