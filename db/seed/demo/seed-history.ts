/**
 * A brand's past, lived through in order: leads as they came in, with duplicates, rejects and tests among them; what was bought
 * delivered; money running out and in; sales taken back.
 */
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { postLead } from "@/lib/intake/post-lead";
import { arrivalTimes, type Span } from "./arrivals";
import { changeTerms } from "./change-terms";
import { deliverPast } from "./deliver-past";
import { makeLead, type SeedPlace } from "./make-lead";
import { payIn, type Transfers } from "./pay-in";
import { readPlaces } from "./read-places";
import { reverseSome } from "./reverse-some";
import type { DemoHooks, SeededBrand } from "./seeded-brand";
import { makeVariation } from "./vary-lead";

const HOUR = 3_600_000;
/** How far the leads run ahead of deliveries and money. */
const STEP_MS = 6 * HOUR;

/** Returns how many leads were posted. */
export async function seedHistory(brand: SeededBrand, span: Span, hooks: DemoHooks): Promise<number> {
  const { clock } = brand;
  const post = makePoster(brand, await readPlaces(brand.plan.country));
  const times = arrivalTimes(brand, span);
  const transfers: Transfers = new Map();
  const end = span.until;
  let next = 0;
  for (let at = span.from.getTime(), step = 1; at < end.getTime(); step++) {
    at = Math.min(at + STEP_MS, end.getTime());
    for (let time = times[next]; time && time.getTime() < at; time = times[next]) {
      clock.at = time;
      await post(time, next++);
    }
    clock.at = new Date(at);
    await deliverPast(brand, hooks, { until: clock.at, end });
    await payIn(brand, transfers, end);
    if (step % 4 === 0) await reverseSome(brand);
    if (step % 18 === 5) await changeTerms(brand);
  }
  return times.length;
}

/** What posts the n-th lead: each from a source, at a place, now and then like one before. */
function makePoster(brand: SeededBrand, places: readonly SeedPlace[]) {
  const { plan, random } = brand;
  const busy = places.filter(({ state }) => plan.busyStates.includes(state));
  const vary = makeVariation(brand);
  return async (time: Date, n: number): Promise<void> => {
    const source = pickSource(brand);
    const place = random.pick(busy.length > 0 && random.chance(0.5) ? busy : places);
    const fresh = makeLead(plan, source.category, { place, now: time, n }, random);
    // What a test source sends is nobody's duplicate.
    const body = source.test ? fresh : vary(fresh, source.category.key);
    await postLead(sourceCtx(brand, source), body, { receivedAt: time });
  };
}

/** The first supplier brings most; sources in test mode send one now and then, while their supplier tries things out. */
function pickSource({ sources, random }: SeededBrand): SeededBrand["sources"][number] {
  const trying = random.chance(0.02);
  const list = sources.filter(({ test }) => test === trying);
  return list[Math.floor(random.next() ** 1.6 * list.length)] ?? random.pick(list);
}

function sourceCtx(brand: SeededBrand, source: SeededBrand["sources"][number]): Ctx {
  return {
    ...brand.ctx,
    actor: {
      kind: "source",
      sourceId: source.id,
      supplierId: source.supplierId,
      // The seed is no request: no key was used. Nothing of a lead keeps the key's id.
      keyId: newId("key"),
      test: source.test,
    },
  };
}
