/** How long attempts took, in slots instead of one by one. */
import { sql } from "drizzle-orm";

/** The slot of an attempt `a`: two to an octave of milliseconds, -1 where nobody answered. */
export const SLOT = sql`(case when a.status is not null or a.outcome = 'delivered'
  then floor(2 * ln(greatest(a.duration_ms, 1)::float8) / ln(2::float8)) else -1 end)::int`;

/** The tries of one slot. */
export interface Slot {
  readonly slot: number;
  readonly tries: number;
  readonly durationMs: number;
}

/**
 * The time that a part of the answers stayed within. Every answer counts as the mean of its slot, which is exact where a slot has
 * one and off by a tenth where it has many. Null where nobody answered.
 */
export function percentile(slots: readonly Slot[], part: number): number | null {
  const answered = slots.filter(({ slot }) => slot >= 0).sort((a, b) => a.slot - b.slot);
  const count = answered.reduce((sum, { tries }) => sum + tries, 0);
  if (count === 0) return null;
  const meanAt = (place: number): number => {
    let passed = 0;
    for (const { tries, durationMs } of answered) {
      passed += tries;
      if (place < passed) return durationMs / tries;
    }
    return 0;
  };
  const place = part * (count - 1);
  const low = meanAt(Math.floor(place));
  return Math.round(low + (meanAt(Math.ceil(place)) - low) * (place % 1));
}
