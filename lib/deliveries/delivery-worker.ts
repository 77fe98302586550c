/**
 * Sends what is due: leases a few deliveries of each endpoint, tries them side by side, settles them in batches. A process
 * that dies leaves leases that run out, so a delivery may arrive twice with the same id, but never not at all.
 */
import { httpGateway } from "@/lib/gateways/http";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import type { DeliveryGateways } from "./attempt-delivery";
import { endpointPlaces } from "./endpoint-places";
import { leaseDeliveries } from "./lease-deliveries";
import { makeBell } from "./make-bell";
import { runDeliveries } from "./run-deliveries";
import { settlementBuffer } from "./settlement-buffer";

export interface DeliveryWorker {
  /** Something may be due: after a sale, a redelivery. */
  nudge(): void;
  /** Takes nothing new, waits a moment for what is under way, writes it. What hangs is left to its lease. */
  stop(): Promise<void>;
}

export interface DeliveryWorkerOptions {
  /** Default: the process's HTTP and mail gateways and the system's clock. */
  readonly gateways?: Partial<DeliveryGateways>;
  readonly random?: () => number;
  /** How often to look where nobody nudges: sales of other processes, retries. */
  readonly pollMs?: number;
  readonly limits?: Partial<DeliveryLimits>;
  /** How long `stop` waits for attempts under way. */
  readonly graceMs?: number;
}

export type DeliveryLimits = Readonly<Record<keyof typeof LIMITS, number>>;

const LIMITS = {
  /** Attempts under way at once, … */
  total: 500,
  /** … of one endpoint, … */
  perEndpoint: 2,
  /** … of one that answers and has more waiting, … */
  perBusyEndpoint: 8,
  /** … and by mail, which all goes through one service: when that is down it must not fill every place. */
  mail: 60,
};
const LEASED_AT_ONCE = 200;
const AFTER_ERROR_MS = 1_000;

export function startDeliveryWorker(options: DeliveryWorkerOptions = {}): DeliveryWorker {
  const { pollMs = 500, graceMs = 5_000, random = Math.random } = options;
  const limits = { ...LIMITS, ...options.limits };
  const gateways = { http: httpGateway(), sendMail, now: () => new Date(), ...options.gateways };
  const buffer = settlementBuffer(gateways.now);
  const places = endpointPlaces(limits);
  const bell = makeBell();
  const run = runDeliveries({ gateways, buffer, places, mailLimit: limits.mail, random, onRoom: bell.ring });
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  const takeDue = async (): Promise<void> => {
    const limit = Math.min(LEASED_AT_ONCE, limits.total - places.taken());
    if (limit <= 0) return;
    const leased = await leaseDeliveries({
      now: gateways.now(),
      limit,
      perEndpoint: limits.perEndpoint,
      allowances: places.allowances(),
    });
    for (const { endpointId } of leased) places.take(endpointId);
    places.forgetIdle();
    for (const [brandId, group] of Map.groupBy(leased, (one) => one.brandId)) {
      const running = run(brandId, group).finally(() => underWay.delete(running));
      underWay.add(running);
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping) {
      try {
        await takeDue();
        await bell.wait(pollMs);
      } catch (error) {
        log().error({ err: error }, "deliveries could not be leased");
        await bell.wait(AFTER_ERROR_MS);
      }
    }
  };
  const looping = loop();
  return {
    nudge: bell.ring,
    stop: async () => {
      stopping = true;
      bell.ring();
      await looping;
      await within(Promise.all(underWay), graceMs);
      await buffer.close();
    },
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, late]);
  clearTimeout(timer);
}
