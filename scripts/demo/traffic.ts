/** Leads at a human pace: one every few seconds, from a source of either brand, through the API like anybody's. */
import type { DemoBrand, DemoFile } from "@/db/seed/demo";
import { makeLead, type SeedPlace } from "@/db/seed/demo/make-lead";
import type { PlannedBrand } from "@/db/seed/demo/plan";
import { prairie } from "@/db/seed/demo/prairie";
import { makeRandom, type Random } from "@/db/seed/demo/random";
import { readPlaces } from "@/db/seed/demo/read-places";
import { sonnenmarkt } from "@/db/seed/demo/sonnenmarkt";
import { makeVariation } from "@/db/seed/demo/vary-lead";
import { shutdownSignal } from "@/lib/runtime/shutdown";

const EVERY_MS = [1_500, 6_000] as const;
const PLANS = [sonnenmarkt, prairie];

interface Stall {
  readonly brand: DemoBrand;
  readonly plan: PlannedBrand;
  readonly vary: ReturnType<typeof makeVariation>;
  places: readonly SeedPlace[];
}

/** Goes on until the server ends; what fails is told, and the next lead comes. */
export function startTraffic(file: DemoFile, log: (line: string) => void): void {
  const random = makeRandom(Date.now());
  const stalls = file.brands.flatMap((brand): Stall[] => {
    const plan = PLANS.find(({ slug }) => slug === brand.slug);
    return plan ? [{ brand, plan, vary: makeVariation({ plan, random }), places: [] }] : [];
  });
  const next = (): void => {
    if (shutdownSignal().aborted) return;
    const timer = setTimeout(
      () => {
        shutdownSignal().removeEventListener("abort", stop);
        postOne(random.pick(stalls), { random, url: `${file.baseUrl}/api/v1/leads` })
          .then(log, (error: unknown) => {
            if (shutdownSignal().aborted) return;
            log(`A lead got no answer: ${error instanceof Error ? error.message : error}`);
          })
          .finally(next);
      },
      random.int(...EVERY_MS),
    );
    const stop = (): void => clearTimeout(timer);
    shutdownSignal().addEventListener("abort", stop, { once: true });
  };
  log("Leads keep arriving.");
  next();
}

/** Returns a line that says what was sent and what became of it. */
async function postOne(stall: Stall, by: { readonly random: Random; readonly url: string }): Promise<string> {
  const { brand, plan, vary } = stall;
  const { random, url } = by;
  if (stall.places.length === 0) stall.places = await readPlaces(plan.country);
  const source = random.pick(brand.suppliers.flatMap(({ sources }) => sources));
  const category = plan.categories.find(({ key }) => key === source.category);
  if (!category) throw new Error(`${plan.name} has no category ${source.category}`);
  const now = new Date();
  const place = random.pick(stall.places);
  // Nobody who was there before: the seconds of thirty hours, beyond the people of the seed.
  const n = 20_000 + (Math.floor(now.getTime() / 1000) % 108_000);
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${source.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(vary(makeLead(plan, category, { place, now, n }, random), category.key)),
    signal: AbortSignal.any([AbortSignal.timeout(10_000), shutdownSignal()]),
  });
  const { status } = (await answer.json()) as { status?: unknown };
  return `${brand.slug}: ${source.category} from ${place.place}: ${status ?? `HTTP ${answer.status}`}`;
}
