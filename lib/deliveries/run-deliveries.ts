/** Tries what was leased of one brand and hands the results on to be written. */
import { brandDirectory } from "@/lib/brands";
import type { Id } from "@/lib/core/id";
import { log } from "@/lib/runtime/log";
import { attemptDelivery, type DeliveryBrand, type DeliveryGateways } from "./attempt-delivery";
import type { EndpointPlaces } from "./endpoint-places";
import type { LeasedDelivery } from "./lease-deliveries";
import { type LoadedDelivery, loadDeliveries } from "./load-deliveries";
import { nextAttempt } from "./next-attempt";
import type { Settlement } from "./settle-deliveries";
import type { SettlementBuffer } from "./settlement-buffer";

export interface Surroundings {
  readonly gateways: DeliveryGateways;
  readonly buffer: SettlementBuffer;
  readonly places: EndpointPlaces;
  /** Mails under way at once. */
  readonly mailLimit: number;
  readonly random: () => number;
  /** Called where a place is free that something may be waiting for. */
  readonly onRoom: () => void;
}

const PUT_OFF_MS = 1_000;

/** The returned function never throws: what it could not do keeps its lease and comes again when that runs out. */
export function runDeliveries(
  surroundings: Surroundings,
): (brandId: Id<"brand">, leased: readonly LeasedDelivery[]) => Promise<void> {
  const { gateways, buffer, places, mailLimit, random, onRoom } = surroundings;
  let mailsUnderWay = 0;

  const settle = async (brand: DeliveryBrand, delivery: LoadedDelivery): Promise<Settlement> => {
    const isMail = delivery.target.kind === "email";
    if (delivery.stop) return canceled(delivery.id, delivery.stop);
    if (isMail && mailsUnderWay >= mailLimit) return putOff(delivery.id, gateways.now());
    mailsUnderWay += isMail ? 1 : 0;
    const attempt = await attemptDelivery(brand, delivery, gateways);
    mailsUnderWay -= isMail ? 1 : 0;
    places.noteOutcome(delivery.target.endpointId, attempt.outcome === "delivered");
    const { outcome, status, retryAfterSeconds } = attempt;
    const attemptsMade = delivery.attempts + 1;
    const at = { now: gateways.now(), random: random() };
    return {
      id: delivery.id,
      ...nextAttempt({ outcome, attemptsMade, status, retryAfterSeconds, ...at }),
      attempt,
    };
  };

  return async (brandId, leased) => {
    const brand = await brandDirectory()
      .findById(brandId)
      .catch(() => null);
    const loaded = brand && (await load(brand, leased));
    await Promise.all(
      leased.map(async ({ id, endpointId }) => {
        if (brand && loaded) {
          const delivery = loaded.get(id);
          await buffer.add(
            brandId,
            delivery ? await settle(brand, delivery) : canceled(id, "nothing to deliver"),
          );
        }
        // Only now: an endpoint that has just said 410 must not be asked again before that is known to all.
        if (places.free(endpointId)) onRoom();
      }),
    );
  };
}

async function load(
  brand: DeliveryBrand,
  leased: readonly LeasedDelivery[],
): Promise<ReadonlyMap<Id<"delivery">, LoadedDelivery> | null> {
  try {
    const rows = await loadDeliveries(
      brand,
      leased.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, row]));
  } catch (error) {
    log().error({ err: error, brandId: brand.id }, "deliveries could not be read");
    return null;
  }
}

function canceled(id: Id<"delivery">, reason: string): Settlement {
  return { id, state: "canceled", dueAt: null, attempt: null, reason };
}

/** Not an attempt: mail has no place free just now. */
function putOff(id: Id<"delivery">, now: Date): Settlement {
  const dueAt = new Date(now.getTime() + PUT_OFF_MS);
  return { id, state: "pending", dueAt, attempt: null, reason: "mail busy" };
}
