/**
 * How many attempts each endpoint has under way in this process, and how many more it may have. Each begins with few places, so
 * that even many that hang do not take all; one that answers and has more waiting gets more while that lasts.
 */
import type { Id } from "@/lib/core/id";

export interface EndpointPlaces {
  taken(): number;
  take(id: Id<"endpoint">): void;
  /** True where something may have waited for this place. */
  free(id: Id<"endpoint">): boolean;
  noteOutcome(id: Id<"endpoint">, delivered: boolean): void;
  /** How many more each endpoint may have; one that is not in it has all of its few places. */
  allowances(): ReadonlyMap<Id<"endpoint">, number>;
  /** After all that was due is taken: what has nothing under way now had nothing waiting. */
  forgetIdle(): void;
}

export function endpointPlaces(limits: {
  readonly perEndpoint: number;
  readonly perBusyEndpoint: number;
  readonly total: number;
}): EndpointPlaces {
  const underWay = new Map<Id<"endpoint">, number>();
  const busy = new Set<Id<"endpoint">>();
  let total = 0;
  const most = (id: Id<"endpoint">): number => (busy.has(id) ? limits.perBusyEndpoint : limits.perEndpoint);
  return {
    taken: () => total,
    take: (id) => {
      total++;
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
    },
    free: (id) => {
      const before = underWay.get(id) ?? 0;
      const wasFull = total >= limits.total || before >= limits.perEndpoint;
      total--;
      if (before > 1) underWay.set(id, before - 1);
      else underWay.delete(id);
      return wasFull;
    },
    noteOutcome: (id, delivered) => {
      if (!delivered) busy.delete(id);
      else if ((underWay.get(id) ?? 0) >= limits.perEndpoint) busy.add(id);
    },
    allowances: () =>
      new Map(
        [...new Set([...underWay.keys(), ...busy])].map((id) => [
          id,
          Math.max(0, most(id) - (underWay.get(id) ?? 0)),
        ]),
      ),
    forgetIdle: () => {
      for (const id of busy) if (!underWay.has(id)) busy.delete(id);
    },
  };
}
