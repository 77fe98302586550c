/** Makes one demo brand by the real use cases: people, categories, stages, buyers with money, endpoints and contracts. */
import { readFile } from "node:fs/promises";
import { createBuyer } from "@/lib/accounts/create-buyer";
import { createKey } from "@/lib/accounts/create-key";
import { createUser } from "@/lib/accounts/create-user";
import { createBrand } from "@/lib/brands";
import { setBrandLogo } from "@/lib/brands/set-brand-logo.process";
import { MODES } from "@/lib/brands/theme-palette";
import { type Ctx, systemCtx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { createCategory } from "@/lib/leads/create-category";
import { createStage } from "@/lib/routing/create-stage";
import { deleteStage } from "@/lib/routing/delete-stage";
import { listStages } from "@/lib/routing/list-stages";
import { createSource } from "@/lib/suppliers/create-source";
import { createSupplier } from "@/lib/suppliers/create-supplier";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import type { DemoBrand } from "./demo-file";
import { firstPayment, moneyHabit } from "./money-habit";
import type { PlannedBrand, PlannedCategory } from "./plan";
import { makeRandom, type Random } from "./random";
import { seedContracts } from "./seed-contracts";
import type { DemoHooks, MadeBuyer, MadeCategory, SeedClock, SeededBrand } from "./seeded-brand";

export async function seedBrand(
  plan: PlannedBrand,
  demo: { readonly port: number; readonly hooks: DemoHooks; readonly startAt: Date },
): Promise<SeededBrand> {
  const clock: SeedClock = { at: demo.startAt };
  const random = makeRandom(plan.seed);
  const brand = await createBrand({
    slug: plan.slug,
    name: plan.name,
    legalName: plan.legalName,
    currency: plan.currency,
    timeZone: plan.timeZone,
    locale: plan.locale,
    country: plan.country,
    theme: plan.theme,
    mailFrom: plan.mailFrom,
    hosts: [`${plan.slug}.localhost`],
  });
  const ctx = systemCtx(brand, "demo", () => clock.at);
  for (const mode of MODES) {
    const file = await readFile(new URL(`logos/${plan.slug}-${mode}.svg`, import.meta.url));
    await setBrandLogo(ctx, { mode, file });
  }
  const { operator, managerId } = await seedOperators(ctx, plan);
  const categories: MadeCategory[] = [];
  for (const category of plan.categories) categories.push(await seedCategory(ctx, category));
  const { suppliers, sources } = await seedSuppliers(ctx, plan, categories);
  const buyers = await seedBuyers(ctx, plan, random);
  await seedContracts(ctx, { plan, random, categories, buyers, hooks: demo.hooks });
  return {
    plan,
    ctx,
    clock,
    random,
    buyers,
    managerId,
    sources,
    file: {
      slug: plan.slug,
      host: `${plan.slug}.localhost:${demo.port}`,
      currency: plan.currency,
      operator,
      buyers: buyers.map(({ id, name, email, password, apiKey }) => ({ id, name, email, password, apiKey })),
      suppliers,
    },
  };
}

/** A password that the demo's file tells; each brand has its own for the same address. */
function passwordOf(plan: PlannedBrand, who: string): string {
  return `${plan.slug}-${who}-demo`;
}

async function seedOperators(
  ctx: Ctx,
  plan: PlannedBrand,
): Promise<{ readonly operator: DemoBrand["operator"]; readonly managerId: Id<"user"> }> {
  // The same address at both brands, on purpose: two accounts that know nothing of each other.
  const email = "operator@demo.example";
  const password = passwordOf(plan, "operator");
  const { id } = await createUser(ctx, {
    kind: "operator",
    role: "owner",
    email,
    password,
    name: "Alex Berger",
  });
  const colleague = (role: "manager" | "support" | "viewer", name: string) =>
    createUser(ctx, { kind: "operator", role, email: `${role}@demo.example`, password, name });
  const manager = await colleague("manager", "Robin Kaya");
  await colleague("support", "Sam Ortiz");
  await colleague("viewer", "Kim Novak");
  const { apiKey } = await createKey(ctx, { name: "Demo", userId: id });
  return { operator: { email, password, apiKey }, managerId: manager.id };
}

async function seedCategory(ctx: Ctx, plan: PlannedCategory): Promise<MadeCategory> {
  const category = await createCategory(ctx, {
    key: plan.key,
    name: plan.name,
    fields: [...plan.fields],
    duplicateRule: plan.duplicateRule,
    consentRule: { required: plan.consentRequired, parts: ["text", "givenAt", "sourceUrl"], maxAgeDays: 30 },
    maxShares: plan.maxShares,
    supplierShareBps: plan.supplierShareBps,
    minimumPriceMinor: plan.minimumPriceMinor,
  });
  const first = await listStages(ctx, { categoryId: category.id });
  const stageIds: Id<"stage">[] = [];
  for (const stage of plan.stages) {
    stageIds.push((await createStage(ctx, { ...stage, categoryId: category.id, contractIds: [] })).id);
  }
  for (const stage of first.data) await deleteStage(ctx, { id: stage.id });
  return { id: category.id, plan, stageIds };
}

async function seedSuppliers(ctx: Ctx, plan: PlannedBrand, categories: readonly MadeCategory[]) {
  const suppliers: DemoBrand["suppliers"][number][] = [];
  const sources: SeededBrand["sources"][number][] = [];
  for (const [i, name] of plan.suppliers.entries()) {
    const email = `supplier${i + 1}@demo.example`;
    const password = passwordOf(plan, "supplier");
    const { id } = await createSupplier(ctx, { name, email });
    await createUser(ctx, {
      kind: "supplier",
      role: "owner",
      supplierId: id,
      email,
      password,
      name: `${name} Team`,
    });
    const made: DemoBrand["suppliers"][number]["sources"][number][] = [];
    for (const [k, category] of categories.entries()) {
      // The last supplier is new: its sources are still in test mode.
      const test = i === plan.suppliers.length - 1;
      if (k > 0 && i % 2 === 1) continue;
      const source = await createSource(ctx, {
        supplierId: id,
        categoryId: category.id,
        name: category.plan.name[plan.locale],
        mode: test ? "test" : "live",
      });
      sources.push({ id: source.id, supplierId: id, category: category.plan, test });
      made.push({
        id: source.id,
        category: category.plan.key,
        apiKey: source.apiKey,
        specUrl: source.specUrl,
      });
    }
    suppliers.push({ id, name, email, password, sources: made });
  }
  return { suppliers, sources };
}

async function seedBuyers(ctx: Ctx, plan: PlannedBrand, random: Random): Promise<MadeBuyer[]> {
  const made: MadeBuyer[] = [];
  for (const [i, name] of plan.buyers.entries()) {
    const email = `buyer${i + 1}@demo.example`;
    const password = passwordOf(plan, "buyer");
    const zone = plan.homes[i % plan.homes.length]?.timeZone;
    const buyer = await createBuyer(ctx, {
      name,
      email,
      ...(zone ? { timeZone: zone } : {}),
      lowBalanceMinor: 20_000,
    });
    const { id: userId } = await createUser(ctx, {
      kind: "buyer",
      role: "owner",
      buyerId: buyer.id,
      email,
      password,
      name: `${random.pick(plan.firstNames)} ${random.pick(plan.lastNames)}`,
    });
    const { apiKey } = await createKey(ctx, { name: "CRM", userId });
    const amountMinor = firstPayment(moneyHabit(i), random);
    if (amountMinor > 0) {
      await adjustWallet(ctx, { buyerId: buyer.id, amountMinor, reason: plan.texts.transfer });
    }
    made.push({ id: buyer.id, userId, name, email, password, apiKey });
  }
  return made;
}
