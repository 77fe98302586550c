import { eq, inArray } from "drizzle-orm";
import { withBrand, withPlatform } from "@/db/brand";
import { sell } from "@/db/kernel";
import { brandHost, brand as brandTable, delivery, endpoint } from "@/db/schema";
import { brandDirectory } from "@/lib/brands";
import type { Actor, Ctx } from "@/lib/core/ctx";
import { fromUuid, type Id, newId } from "@/lib/core/id";
import { encryptSecret } from "@/lib/runtime/secrets";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer, type TestBuyer } from "@/tests/factories/make-buyer";
import { makeCategory } from "@/tests/factories/make-category";
import { makeContract, type TestContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeLead } from "@/tests/factories/make-lead";
import { makeSource, type TestSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";

export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export interface DeliveryMarket {
  readonly brand: TestBrand;
  readonly source: TestSource;
  /** A buyer with money whose one contract delivers to one endpoint. */
  addBuyer(target: { kind?: "email" | "webhook"; config: unknown }): Promise<MarketBuyer>;
}

export interface MarketBuyer {
  readonly buyer: TestBuyer;
  readonly contract: TestContract;
  readonly endpointId: Id<"endpoint">;
  /** Sells `count` leads to the buyer and returns their deliveries, in order. */
  sell(count?: number, now?: Date): Promise<Id<"delivery">[]>;
}

/** A brand with a host and a source; leads are sold by the kernel itself. */
export async function openDeliveryMarket(): Promise<DeliveryMarket> {
  const brand = await makeBrand();
  await withPlatform("tests make brands as the platform does", (tx) =>
    tx.insert(brandHost).values({ host: `${brand.facts.slug}.test`, brandId: brand.id, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const category = await makeCategory(brand, {
    fields: [
      {
        key: "roofArea",
        number: 0,
        type: "number",
        label: { en: "Roof area", de: "Dachfläche" },
        required: false,
        preview: true,
        personal: false,
      },
    ],
  });
  const source = await makeSource(brand, { supplier: await makeSupplier(brand), category });
  return {
    brand,
    source,
    addBuyer: async ({ kind = "webhook", config }) => {
      const buyer = await makeBuyer(brand, { fundsMinor: 100_000_000 });
      const endpointId = await makeEndpoint(brand, buyer, { kind, config });
      await withBrand({ brandId: brand.id }, (tx) =>
        tx
          .update(endpoint)
          .set({ secretEncrypted: encryptSecret(SECRET) })
          .where(eq(endpoint.id, endpointId)),
      );
      const contract = await makeContract(brand, { buyer, category, endpoints: [endpointId] });
      return {
        buyer,
        contract,
        endpointId,
        sell: (count = 1, now) => sellTo(brand, source, contract, count, now),
      };
    },
  };
}

async function sellTo(
  brand: TestBrand,
  source: TestSource,
  contract: TestContract,
  count: number,
  now: Date | undefined,
): Promise<Id<"delivery">[]> {
  const [row] = await withBrand({ brandId: brand.id }, (tx) =>
    tx.select({ version: brandTable.routingVersion }).from(brandTable),
  );
  const leads = Array.from({ length: count }, () => makeLead(source, [{ contract }]));
  const outcomes = await sell({
    brandId: brand.uuid,
    routingVersion: row?.version ?? 0,
    leads,
    ...(now ? { now } : {}),
  });
  const saleIds = outcomes.flatMap((outcome) =>
    outcome.kind === "decided" ? outcome.sales.map(({ id }) => fromUuid("sale", id)) : [],
  );
  if (saleIds.length !== count) throw new Error(`${saleIds.length} of ${count} leads were sold`);
  return withBrand({ brandId: brand.id }, async (tx) => {
    const rows = await tx
      .select({ id: delivery.id, saleId: delivery.saleId })
      .from(delivery)
      .where(inArray(delivery.saleId, saleIds));
    const bySale = new Map(rows.map((one) => [one.saleId, one.id]));
    return saleIds.flatMap((saleId) => bySale.get(saleId) ?? []);
  });
}

/** The context of somebody of the brand. */
export function ctxOf(brand: TestBrand, actor: Actor): Ctx {
  return { brand: brand.facts, actor, requestId: "test", now: () => new Date(), locale: "de" };
}
export const operatorOf = (): Actor => ({ kind: "operator", userId: newId("user"), role: "manager" });
export const buyerUserOf = (buyer: TestBuyer): Actor => ({
  kind: "buyer",
  userId: newId("user"),
  buyerId: buyer.id,
  role: "owner",
});

export async function readDelivery(brand: TestBrand, id: Id<"delivery">) {
  const [row] = await withBrand({ brandId: brand.id }, (tx) =>
    tx.select().from(delivery).where(eq(delivery.id, id)),
  );
  if (!row) throw new Error(`no delivery ${id}`);
  return row;
}

export async function readEndpoint(brand: TestBrand, id: Id<"endpoint">) {
  const [row] = await withBrand({ brandId: brand.id }, (tx) =>
    tx.select().from(endpoint).where(eq(endpoint.id, id)),
  );
  if (!row) throw new Error(`no endpoint ${id}`);
  return row;
}

/** Waits until `ready` says so: for what a worker does beside the test. */
export async function until<T>(look: () => Promise<T>, ready: (value: T) => boolean, withinMs = 10_000) {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (ready(value)) return value;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(value)}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
