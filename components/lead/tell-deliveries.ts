/** What a lead's timeline tells of its deliveries: every attempt, and what is to come or was given up. Pure. */
import type { AttemptView, DeliveryState } from "@/lib/deliveries/schema";

type Instant = Date | string;

interface Try extends Pick<AttemptView, "number" | "outcome" | "status" | "error"> {
  readonly endedAt: Instant;
}

export interface DeliveryMoment {
  readonly key: string;
  readonly endpoint: string;
  readonly state: DeliveryState;
  /** Since it was last sent again. */
  readonly attempts: number;
  readonly dueAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly createdAt: Instant;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  /** All there were, oldest first. */
  readonly tries: readonly Try[];
}

/** Attempts of one delivery that failed and between which nothing but failures happened. */
interface Failed {
  readonly kind: "failed";
  readonly key: string;
  readonly at: Instant;
  readonly endpoint: string;
  readonly tries: readonly Try[];
}

interface Arrived {
  readonly kind: "arrived";
  readonly key: string;
  readonly at: Instant;
  readonly endpoint: string;
  readonly number: number;
}

/** What is to come, or that nothing more comes. */
interface Standing {
  readonly kind: "standing";
  readonly key: string;
  readonly at: Instant;
  readonly delivery: DeliveryMoment;
}

export type DeliveryTold = Failed | Arrived | Standing;

interface Step<M> {
  readonly moment: M | DeliveryTold;
  /** Of a failure: where the ones that follow it are added. */
  readonly failed?: { readonly delivery: string; readonly tries: Try[] };
}

/**
 * Deliveries as moments among the others, all oldest first. Failures in a row become one moment, also where those at two
 * endpoints take turns: ten attempts would else bury the rest.
 */
export function tellDeliveries<M extends { readonly at: Instant }>(
  others: readonly M[],
  deliveries: readonly DeliveryMoment[],
): (M | DeliveryTold)[] {
  const steps: Step<M>[] = [...others.map((moment) => ({ moment })), ...deliveries.flatMap(stepsOf)];
  const told: (M | DeliveryTold)[] = [];
  const runs = new Map<string, Try[]>();
  for (const { moment, failed } of steps.toSorted((a, b) => ms(a.moment.at) - ms(b.moment.at))) {
    const run = failed && runs.get(failed.delivery);
    if (run) {
      run.push(...failed.tries);
      continue;
    }
    if (failed) runs.set(failed.delivery, failed.tries);
    else runs.clear();
    told.push(moment);
  }
  return told;
}

const ms = (at: Instant): number => new Date(at).getTime();

function stepsOf(delivery: DeliveryMoment): Step<never>[] {
  const { tries, state, settledAt, dueAt, createdAt } = delivery;
  const steps = tries.map((one) => stepOf(delivery, one));
  if (state === "delivered" && tries.at(-1)?.outcome === "delivered") return steps;
  const at = settledAt ?? dueAt ?? createdAt;
  return [...steps, { moment: { kind: "standing", key: delivery.key, at, delivery } }];
}

function stepOf({ key: delivery, endpoint }: DeliveryMoment, one: Try): Step<never> {
  const common = { key: `${delivery}-${one.number}`, at: one.endedAt, endpoint };
  if (one.outcome === "delivered") return { moment: { ...common, kind: "arrived", number: one.number } };
  const tries = [one];
  return { moment: { ...common, kind: "failed", tries }, failed: { delivery, tries } };
}
