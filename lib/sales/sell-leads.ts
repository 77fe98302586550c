/** One batch: propose in memory, dispose in SQL, tell memory what came of it. */
import { sqlState } from "@/db/brand";
import { sellBehind, sellMany } from "@/db/kernel";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { getSnapshot, knownSnapshot, refreshSnapshot } from "@/lib/routing/brand-snapshot";
import { log } from "@/lib/runtime/log";
import { concludeLeads } from "./conclude-leads";
import { prepareLeads, type Ready, takeBack, toBatch, type WaitingLead } from "./prepare-leads";

/** Settles what the batch decided; returns the leads that belong into the next one. */
export type Conclude = () => readonly WaitingLead[];

/** Somebody changes the routing all the time: rather refuse than spin. */
const MAX_RELOADS = 20;

const isStale = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "isStaleRouting" in error;

/**
 * Sells a batch of one brand: durable on return. The function returned settles each lead's promise, but for those it
 * returns; the caller calls it once, after sending the next batch. Never throws: what fails, fails the leads it is about.
 */
export async function sellLeads(brandId: Id<"brand">, leads: readonly WaitingLead[]): Promise<Conclude> {
  try {
    let snapshot = await getSnapshot(brandId);
    let open = leads;
    let isPresent = false;
    for (let reload = 0; reload < MAX_RELOADS; reload++) {
      const { ready, refused } = prepareLeads(open, snapshot);
      if (refused.length > 0 && !isPresent) {
        // A picture that is behind does not know a new source: only the present one may refuse.
        isPresent = true;
        const present = await refreshSnapshot(brandId);
        if (present.version !== snapshot.version) {
          takeBack(ready);
          snapshot = present;
          continue;
        }
      }
      for (const { waiting, error } of refused) waiting.reject(error);
      // Who was refused has his answer: a picture that changes once more must not sell him after all.
      open = ready.map(({ waiting }) => waiting);
      if (ready.length === 0) return () => [];
      try {
        const read = await sellBehind(toBatch(snapshot, ready));
        return () => concludeLeads(snapshot, ready, read);
      } catch (error) {
        takeBack(ready);
        if (!isStale(error)) return await sellSingly(brandId, ready, error);
        snapshot = await refreshSnapshot(brandId);
      }
    }
    throw new AppError("unavailable", "sale.routing_unsettled", { retryAfterSeconds: 2 });
  } catch (error) {
    const refusal = isAway(error) ? databaseAway(error) : error;
    for (const lead of leads) lead.reject(refusal);
    return () => [];
  }
}

export interface Slice {
  readonly brandId: Id<"brand">;
  readonly leads: readonly WaitingLead[];
}

/**
 * Sells small batches of several brands in one commit: brands with a lead or two would otherwise wait for one commit each.
 * A slice that is not ready, and all of them where one is refused, are sold like any batch. One function for each, in order.
 */
export async function sellTogether(slices: readonly Slice[]): Promise<Conclude[]> {
  const [only] = slices;
  if (only && slices.length === 1) return [await sellLeads(only.brandId, only.leads)];
  const together = slices.flatMap((slice) => {
    const snapshot = knownSnapshot(slice.brandId);
    if (!snapshot) return [];
    const { ready, refused } = prepareLeads(slice.leads, snapshot);
    if (refused.length === 0) return [{ slice, snapshot, ready }];
    takeBack(ready);
    return [];
  });
  const concluded = new Map<Slice, Conclude>();
  try {
    const outcomes = await sellMany(together.map(({ snapshot, ready }) => toBatch(snapshot, ready)));
    together.forEach(({ slice, snapshot, ready }, i) => {
      concluded.set(slice, () => concludeLeads(snapshot, ready, () => outcomes[i] ?? []));
    });
  } catch (error) {
    for (const { ready } of together) takeBack(ready);
    if (!isStale(error) && isAway(error)) {
      // Whether the commit counted is open: what may be sold already is not sold once more.
      const refusal = databaseAway(error);
      for (const { slice } of together) {
        for (const lead of slice.leads) lead.reject(refusal);
        concluded.set(slice, () => []);
      }
    } else if (!isStale(error)) log().warn({ err: error }, "brands are sold singly");
  }
  return Promise.all(slices.map((slice) => concluded.get(slice) ?? sellLeads(slice.brandId, slice.leads)));
}

function databaseAway(error: unknown): AppError {
  log().error({ err: error }, "a batch of leads failed");
  return new AppError("unavailable", "sale.database_unavailable", {
    // Not "nothing was stored": a connection that breaks while the batch commits leaves that open.
    message: "The database does not answer. Send it again, with the same Idempotency-Key: it is stored once.",
    retryAfterSeconds: 2,
  });
}

/** The database or the way to it is at fault, not a lead: no SQLSTATE at all, connections, resources, shutdown, schema. */
function isAway(error: unknown): boolean {
  return !isAppError(error) && /^$|^(08|28|3D|3F|42|53|57|58)/.test(sqlState(error) ?? "");
}

/** One lead that the database will not take must not spoil the others of its batch. */
async function sellSingly(brandId: Id<"brand">, ready: readonly Ready[], error: unknown): Promise<Conclude> {
  if (ready.length === 1 || isAway(error)) throw error;
  log().warn({ err: error, leads: ready.length }, "a batch was refused; its leads are sold singly");
  const again: WaitingLead[] = [];
  for (const { waiting } of ready) {
    const conclude = await sellLeads(brandId, [waiting]);
    again.push(...conclude());
  }
  return () => again;
}
