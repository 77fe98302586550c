import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { category as categoryTable, decision, delivery, lead, ledgerAccount, sale } from "@/db/schema";
import { makeApiKey } from "@/lib/accounts/make-api-key";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, newId } from "@/lib/core/id";
import type { ConsentRule } from "@/lib/leads/schema";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeCategory } from "@/tests/factories/make-category";
import { makeContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeSource, type TestSource } from "@/tests/factories/make-source";
import { makeStage } from "@/tests/factories/make-stage";
import { makeSupplier, type TestSupplier } from "@/tests/factories/make-supplier";

export const GERMANY = [{ effect: "include", kind: "country", country: "DE" }];

interface Given {
  readonly brand?: TestBrand;
  readonly category?: Parameters<typeof makeCategory>[1];
  readonly consentRule?: ConsentRule;
  readonly endpoint?: Parameters<typeof makeEndpoint>[2];
  readonly contract?: Partial<Parameters<typeof makeContract>[1]>;
  readonly fundsMinor?: number;
  readonly sourceMode?: "test" | "live";
}

export type Market = Awaited<ReturnType<typeof makeMarket>>;

/** A brand with one source and one buyer, whose contract takes any German lead exclusively for 38.00. */
export async function makeMarket(given: Given = {}) {
  const brand = given.brand ?? (await makeBrand());
  const supplier = await makeSupplier(brand);
  const category = await makeCategory(brand, given.category);
  if (given.consentRule) {
    const { consentRule } = given;
    await withBrand({ brandId: brand.id }, (tx) =>
      tx.update(categoryTable).set({ consentRule }).where(eq(categoryTable.id, category.id)),
    );
  }
  const source = await makeSource(brand, { supplier, category, mode: given.sourceMode });
  const buyer = await makeBuyer(brand, { fundsMinor: given.fundsMinor ?? 10_000_000 });
  const endpoint = await makeEndpoint(brand, buyer, given.endpoint);
  const contract = await makeContract(brand, {
    buyer,
    category,
    territory: GERMANY,
    endpoints: [endpoint],
    ...given.contract,
  });
  const stage = await makeStage(brand, { category, contracts: [contract] });
  const ctx = sourceCtx(brand, supplier, source);
  return { brand, supplier, category, source, buyer, contract, stage, ctx };
}

/** The context of a request with the source's key. */
export function sourceCtx(brand: TestBrand, supplier: TestSupplier, source: TestSource, test = false): Ctx {
  return {
    brand: brand.facts,
    actor: { kind: "source", sourceId: source.id, supplierId: supplier.id, keyId: newId("key"), test },
    requestId: "test",
    now: () => new Date(),
    locale: "en",
  };
}

/** A key of the source, as its text. */
export async function makeKey({ brand, source }: Market, test = false): Promise<string> {
  const { token } = await withBrand({ brandId: brand.id }, (tx) =>
    makeApiKey(tx, { name: "posting", test, owner: { sourceId: source.id }, now: new Date() }),
  );
  return token;
}

let people = 0;

/** A body that is accepted, of a person nobody else is. */
export function person(change: object = {}) {
  const n = ++people;
  return {
    contact: {
      firstName: "Erika",
      lastName: `Muster ${n}`,
      email: `erika${n}@example.org`,
      phone: `0151 ${20_000_000 + n}`,
      street: "Am Markt 1",
    },
    place: { country: "DE", postalCode: "80331" },
    fields: {},
    ...change,
  };
}

/** All that a brand's database holds of its leads. */
export function readBrand(brand: TestBrand) {
  return withBrand({ brandId: brand.id, readOnly: true }, async (tx) => ({
    leads: await tx.select().from(lead).orderBy(lead.id),
    sales: await tx.select().from(sale).orderBy(sale.id),
    deliveries: await tx.select().from(delivery),
    decisions: await tx.select().from(decision),
  }));
}

export async function balanceOf(brand: TestBrand, accountId: string): Promise<number> {
  const [row] = await withBrand({ brandId: brand.id, readOnly: true }, (tx) =>
    tx.select({ balance: ledgerAccount.balance }).from(ledgerAccount).where(eq(ledgerAccount.id, accountId)),
  );
  return row?.balance ?? Number.NaN;
}

export async function readLead(brand: TestBrand, id: string) {
  const [row] = await withBrand({ brandId: brand.id, readOnly: true }, (tx) =>
    tx
      .select()
      .from(lead)
      .where(eq(lead.id, id as Id<"lead">)),
  );
  if (!row) throw new Error(`no lead ${id}`);
  return row;
}
