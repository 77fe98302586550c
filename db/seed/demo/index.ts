/**
 * The demo: two brands whose names and addresses overlap, so that a leak between them shows, with a history made by the real
 * use cases under a set clock. Every invariant holds afterwards.
 */
import type { DemoFile } from "./demo-file";
import { openDoors } from "./open-doors";
import type { PlannedBrand } from "./plan";
import { prairie } from "./prairie";
import { seedBrand } from "./seed-brand";
import { seedDesk } from "./seed-desk";
import { seedHistory } from "./seed-history";
import type { DemoHooks } from "./seeded-brand";
import { sonnenmarkt } from "./sonnenmarkt";

export type { DemoBrand, DemoFile } from "./demo-file";

const DAY = 86_400_000;
const DAYS_OF_HISTORY = 90;

interface DemoOrder {
  readonly port: number;
  readonly baseUrl: string;
  readonly databaseUrl: string;
  readonly hooks: DemoHooks;
  readonly log: (line: string) => void;
  /** Days of history; default: 90. */
  readonly days?: number;
}

export async function seedDemo(demo: DemoOrder): Promise<DemoFile> {
  // Side by side: the one computes while the other waits for the database.
  const brands = await Promise.all([sonnenmarkt, prairie].map((plan) => seedOne(plan, demo)));
  return { baseUrl: demo.baseUrl, databaseUrl: demo.databaseUrl, brands };
}

async function seedOne(plan: PlannedBrand, demo: DemoOrder): Promise<DemoFile["brands"][number]> {
  const until = new Date();
  const from = new Date(until.getTime() - (demo.days ?? DAYS_OF_HISTORY) * DAY);
  const brand = await seedBrand(plan, { ...demo, startAt: new Date(from.getTime() - DAY) });
  const leads = await seedHistory(brand, { from, until }, demo.hooks);
  await seedDesk(brand, until);
  await openDoors(brand);
  demo.log(`${plan.name}: ${brand.buyers.length} buyers, ${brand.sources.length} sources, ${leads} leads.`);
  return brand.file;
}
