/** What an operator's journeys meet: buyers with reasons not to buy, one who buys, leads of every kind. */
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newId, toUuid } from "@/lib/core/id";
import { postLead } from "@/lib/intake/post-lead";
import type { DuplicateRule, Field } from "@/lib/leads/schema";
import { makeBuyer } from "../factories/make-buyer";
import { makeCategory } from "../factories/make-category";
import { makeContract } from "../factories/make-contract";
import { makeEndpoint } from "../factories/make-endpoint";
import { makeSource } from "../factories/make-source";
import { makeStage } from "../factories/make-stage";
import { makeSupplier } from "../factories/make-supplier";
import type { WorldBrand } from "./world";

const ROOF: Field = {
  key: "roofArea",
  number: 0,
  type: "number",
  label: { en: "Roof area", de: "Dachfläche" },
  required: false,
  preview: true,
  personal: false,
};

export type OperatorMarket = Awaited<ReturnType<typeof makeOperatorMarket>>;

/** `name` tells the markets of two test files apart. */
export async function makeOperatorMarket(
  world: WorldBrand,
  name: string,
  duplicateRule: Partial<DuplicateRule> = {},
) {
  const known = await brandDirectory().findById(world.id);
  if (!known) throw new Error("the brand is gone");
  const brand = {
    id: known.id,
    uuid: toUuid("brand", known.id),
    facts: known,
    revenueAccountId: "",
    costAccountId: "",
    adjustmentAccountId: "",
  };
  const [country, postalCode] = known.currency === "EUR" ? ["DE", "80331"] : ["US", "60601"];
  const home = [{ effect: "include", kind: "country", country }];
  const supplier = await makeSupplier(brand, { name: `${name} Leadquelle` });
  const category = await makeCategory(brand, { key: name.toLowerCase(), fields: [ROOF], duplicateRule });
  const source = await makeSource(brand, { supplier, category });
  const buyer = (company: string, fundsMinor: number) =>
    makeBuyer(brand, { name: `${name} ${company}`, fundsMinor });
  const [capped, short, picky, winner, elsewhere] = [
    await buyer("Tagesvoll", 1_000_000),
    await buyer("Leerkauf", 100),
    await buyer("Grossdach", 1_000_000),
    await buyer("Sonnenhof", 100_000),
    await buyer("Fernverkauf", 1_000_000),
  ];
  const endpoint = await makeEndpoint(brand, winner);
  const contract = (given: Omit<Parameters<typeof makeContract>[1], "category">) =>
    makeContract(brand, { territory: home, ...given, category });
  const bigRoofs = [{ conditions: [{ field: "roofArea", op: "gte", value: 500 }] }];
  await makeStage(brand, {
    category,
    contracts: [
      await contract({ buyer: capped, capDay: 1, priority: 4 }),
      await contract({ buyer: short, priority: 3 }),
      await contract({ buyer: picky, filters: bigRoofs, priority: 2 }),
      await contract({ buyer: winner, priceExclusiveMinor: 4200, priority: 1, endpoints: [endpoint] }),
      await contract({
        buyer: elsewhere,
        territory: [{ effect: "include", kind: "country", country: "AT" }],
      }),
    ],
  });
  const ctx: Ctx = {
    brand: known,
    actor: {
      kind: "source",
      sourceId: source.id,
      supplierId: supplier.id,
      keyId: newId("key"),
      test: false,
    },
    requestId: "test",
    now: () => new Date(),
    locale: known.locale,
  };
  /** Posts a lead of a person of that name. */
  const post = (lastName: string, change: object = {}) =>
    postLead(ctx, {
      contact: { firstName: name, lastName, email: `${name}.${lastName}@example.org`.toLowerCase() },
      place: { country, postalCode },
      fields: { roofArea: 85 },
      ...change,
    });
  // The first fills the first contract's day, the second is sold on and delivered.
  await post("First");
  await post("Second");
  return { brand, supplier, category, source, winner, short, post };
}
