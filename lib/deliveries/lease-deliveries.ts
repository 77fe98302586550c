/** Takes due deliveries of all brands for this process, a few of each endpoint. */
import { sql } from "drizzle-orm";
import { withPlatform } from "@/db/brand";
import { fromUuid, type Id, toUuid } from "@/lib/core/id";

/** Longer than the longest attempt by far: after it the holder is taken for dead and someone else tries. */
export const LEASE_MS = 60_000;

export interface LeasedDelivery {
  readonly brandId: Id<"brand">;
  readonly id: Id<"delivery">;
  readonly endpointId: Id<"endpoint">;
}

export interface LeaseRequest {
  readonly now: Date;
  /** At most this many in all. */
  readonly limit: number;
  /** At most this many of one endpoint, … */
  readonly perEndpoint: number;
  /** … but of these, which have some under way, so many more. */
  readonly allowances: ReadonlyMap<Id<"endpoint">, number>;
}

type Row = { brand_id: string; id: string; endpoint_id: string } & Record<string, unknown>;

/**
 * Leased for LEASE_MS. Walks the index from endpoint to endpoint, so its cost is the number of endpoints with something
 * pending, and a hundred thousand deliveries waiting at one of them hold up nobody.
 */
export async function leaseDeliveries(request: LeaseRequest): Promise<LeasedDelivery[]> {
  const now = request.now.toISOString();
  const until = new Date(request.now.getTime() + LEASE_MS).toISOString();
  const endpoints = [...request.allowances.keys()].map((id) => toUuid("endpoint", id));
  const allowances = [...request.allowances.values()];
  const { rows } = await withPlatform("the queue of deliveries is one for all brands", (tx) =>
    tx.execute<Row>(sql`
      with recursive known as (
        select * from unnest(${uuidArray(endpoints)}, ${intArray(allowances)}) as t (endpoint_id, allowance)
      ), pending as (
        (select endpoint_id from delivery where due_at is not null order by endpoint_id limit 1)
        union all
        select (
          select d.endpoint_id from delivery d
          where d.due_at is not null and d.endpoint_id > pending.endpoint_id
          order by d.endpoint_id limit 1
        ) from pending where pending.endpoint_id is not null
      ), due as (
        select d.brand_id, d.id, d.due_at
        from pending
        left join known on known.endpoint_id = pending.endpoint_id
        cross join lateral (
          select brand_id, id, due_at from delivery
          where endpoint_id = pending.endpoint_id and due_at <= ${now}::timestamptz
            and (leased_until is null or leased_until <= ${now}::timestamptz)
          order by due_at
          limit coalesce(known.allowance, ${request.perEndpoint})
          for update skip locked
        ) d
        where pending.endpoint_id is not null
      )
      update delivery set leased_until = ${until}::timestamptz
      where (brand_id, id) in (select brand_id, id from due order by due_at limit ${request.limit})
      returning brand_id, id, endpoint_id`),
  );
  return rows.map((row) => ({
    brandId: fromUuid("brand", row.brand_id),
    id: fromUuid("delivery", row.id),
    endpointId: fromUuid("endpoint", row.endpoint_id),
  }));
}

/** Of uuids and numbers made by this process: nothing in them to escape. */
const uuidArray = (uuids: readonly string[]) => sql.raw(`'{${uuids.join(",")}}'::uuid[]`);
const intArray = (numbers: readonly number[]) => sql.raw(`'{${numbers.join(",")}}'::int[]`);
