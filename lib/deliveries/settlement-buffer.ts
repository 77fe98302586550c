/** Collects results for a moment, so that many are written by one statement. */
import type { Id } from "@/lib/core/id";
import { log } from "@/lib/runtime/log";
import { type Settlement, settleDeliveries } from "./settle-deliveries";

export interface SettlementBuffer {
  /** Resolves when it is written (or given up, and logged). */
  add(brandId: Id<"brand">, settlement: Settlement): Promise<void>;
  /** Writes what is there; what comes later is dropped: its lease runs out and it is tried again. */
  close(): Promise<void>;
}

interface Batch {
  readonly settlements: Settlement[];
  readonly written: PromiseWithResolvers<void>;
}

const LINGER_MS = 20;
const MOST_AT_ONCE = 200;

export function settlementBuffer(now: () => Date): SettlementBuffer {
  const waiting = new Map<Id<"brand">, Batch>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const batches = [...waiting];
    waiting.clear();
    writing = writing.then(async () => {
      for (const [brandId, { settlements, written }] of batches) {
        await write(brandId, settlements, now());
        written.resolve();
      }
    });
  };
  return {
    add: (brandId, settlement) => {
      if (closed) return Promise.resolve();
      const batch = waiting.get(brandId) ?? { settlements: [], written: Promise.withResolvers<void>() };
      waiting.set(brandId, batch);
      batch.settlements.push(settlement);
      if (batch.settlements.length >= MOST_AT_ONCE) flush();
      else timer ??= setTimeout(flush, LINGER_MS);
      return batch.written.promise;
    },
    close: () => {
      closed = true;
      flush();
      return writing;
    },
  };
}

/** One that cannot be written must not take the others with it: they would all be sent again. */
async function write(brandId: Id<"brand">, settlements: readonly Settlement[], now: Date): Promise<void> {
  try {
    const disabled = await settleDeliveries(brandId, settlements, now);
    for (const endpointId of disabled) log().warn({ brandId, endpointId }, "endpoint disabled");
  } catch (error) {
    if (settlements.length > 1) {
      for (const settlement of settlements) await write(brandId, [settlement], now);
      return;
    }
    // Its lease runs out and it is tried again.
    log().error({ err: error, brandId, deliveryId: settlements[0]?.id }, "a delivery could not be settled");
  }
}
