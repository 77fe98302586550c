/** Where the demo's buyers have their leads sent, and what they want. */
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { createEndpoint } from "@/lib/deliveries/create-endpoint";
import { createContract } from "@/lib/routing/create-contract";
import { isBig } from "./money-habit";
import type { PlannedBrand } from "./plan";
import type { Random } from "./random";
import type { DemoHooks, MadeBuyer, MadeCategory } from "./seeded-brand";

/** The endpoints whose failures the demo tells of: see deliver-past.ts. */
const HOOK_OF: Readonly<Record<number, keyof DemoHooks>> = { 9: "failing", 12: "recovered", 15: "closed" };

type Terms = Omit<Parameters<typeof createContract>[1], "endpointIds">;

interface Given {
  readonly plan: PlannedBrand;
  readonly random: Random;
  readonly categories: readonly MadeCategory[];
  readonly buyers: readonly MadeBuyer[];
  readonly hooks: DemoHooks;
}

export async function seedContracts(ctx: Ctx, given: Given): Promise<void> {
  const { categories, buyers, plan } = given;
  for (const [i, buyer] of buyers.entries()) {
    const endpointIds = await seedEndpoints(ctx, given, i, buyer);
    const wanted = i % 2 === 0 || isBig(i) ? categories : [categories[i % 4 === 1 ? 0 : 1] ?? categories[0]];
    for (const category of wanted) {
      if (category) await createContract(ctx, { ...terms(given, i, buyer, category), endpointIds });
    }
    const [first] = categories;
    if (i % 10 !== 4 || !first) continue;
    // It was set up with care, and nothing ever comes.
    const { name, field, atLeast } = plan.neverMet;
    const filters = [{ conditions: [{ field, op: "gte" as const, value: atLeast }] }];
    await createContract(ctx, {
      ...terms(given, i, buyer, first),
      name,
      filters,
      paused: false,
      endpointIds,
    });
  }
}

async function seedEndpoints(
  ctx: Ctx,
  { plan, hooks }: Given,
  i: number,
  buyer: MadeBuyer,
): Promise<Id<"endpoint">[]> {
  const mail = await createEndpoint(ctx, {
    buyerId: buyer.id,
    name: plan.locale === "de" ? "E-Mail Vertrieb" : "Sales mailbox",
    kind: "email",
    config: { to: [buyer.email], replyToLead: true },
  });
  if (i % 3 !== 0) return [mail.endpoint.id];
  const hook = await createEndpoint(ctx, {
    buyerId: buyer.id,
    name: "CRM",
    kind: "webhook",
    config: { url: hooks[HOOK_OF[i] ?? "ok"] },
  });
  return [mail.endpoint.id, hook.endpoint.id];
}

/** A price between the two, in tens of minor units. */
function pickPrice(random: Random, [from, to]: readonly [number, number]): number {
  return random.int(from / 10, to / 10) * 10;
}

const OFFICE_HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "20:00" }));

function terms({ plan, random }: Given, i: number, buyer: MadeBuyer, category: MadeCategory): Terms {
  const home = plan.homes[i % plan.homes.length];
  if (!home) throw new Error("the plan has no homes");
  const { exclusivePrices, sharedPrices } = category.plan;
  const big = isBig(i);
  // Who buys everywhere buys by day, and not without end: what comes at night or late in the day stays unsold elsewhere.
  const everywhere = home.territory.some(({ kind }) => kind === "country");
  const picked = random.pick(["exclusive", "shared", "either", "shared"] as const);
  const mode = !big ? picked : everywhere ? "either" : "shared";
  const exclusive = pickPrice(random, exclusivePrices);
  const shared = pickPrice(random, sharedPrices);
  return {
    buyerId: buyer.id,
    categoryId: category.id,
    name: home.name,
    mode,
    priceExclusiveMinor: mode === "shared" ? null : exclusive,
    priceSharedMinor: mode === "exclusive" ? null : shared,
    territory: [...home.territory],
    filters: [],
    schedule: everywhere || i % 6 === 4 ? { weekly: OFFICE_HOURS } : null,
    caps: {
      day: everywhere ? random.int(8, 12) : i % 3 === 0 && !big ? random.int(2, 5) : null,
      week: null,
      month: random.chance(0.3) && !big ? 60 : null,
      total: null,
    },
    budgetsMinor: { day: null, week: i % 8 === 2 ? 50_000 : null, month: null, total: null },
    priority: big ? 9 : random.int(0, 8),
    weight: random.int(1, 4),
    stageIds: [category.stageIds[i % category.stageIds.length] ?? category.stageIds[0]].flatMap(
      (id) => id ?? [],
    ),
    paused: i % 11 === 10,
  };
}
