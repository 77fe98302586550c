/** A market for journeys: a category, a source with its key, a contract of the brand's buyer; leads are posted by the API. */
import { withBrand } from "@/db/brand";
import { brand as brandTable, stage } from "@/db/schema";
import { brandDirectory } from "@/lib/brands";
import { systemCtx } from "@/lib/core/ctx";
import { type Id, newId, newUuid } from "@/lib/core/id";
import { createEndpoint } from "@/lib/deliveries/create-endpoint";
import { createCategory } from "@/lib/leads/create-category";
import { createContract } from "@/lib/routing/create-contract";
import { createSource } from "@/lib/suppliers/create-source";
import { type WorldBrand, world } from "./world";

export interface PostedLead {
  readonly id: Id<"lead">;
  readonly status: string;
  readonly lastName: string;
  readonly email: string;
}

export interface Market {
  readonly contract: { readonly id: Id<"contract">; readonly name: string };
  readonly source: { readonly id: Id<"source">; readonly name: string; readonly apiKey: string };
  /** Posts a lead of a person nobody else is; `change` replaces parts of the body, `apiKey` the source's key. */
  post(change?: object, apiKey?: string): Promise<PostedLead>;
}

const PRICE_MINOR = 500;
const PLACES = { DE: ["80331", "München"], US: ["60601", "Chicago"] } as const;
const letters = () =>
  newUuid()
    .replaceAll("-", "")
    .slice(-8)
    .replaceAll(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "k");

/** @param webhookUrl Where sold leads are sent beside the buyer's mailbox; none: mailbox only. */
export async function openMarket(brand: WorldBrand, webhookUrl?: string): Promise<Market> {
  const facts = await brandDirectory().findById(brand.id);
  if (!facts) throw new Error("the brand is gone");
  const ctx = systemCtx(facts, "test");
  const mark = letters();
  const category = await createCategory(ctx, {
    key: `solar-${mark}`,
    name: { en: `Solar ${mark}`, de: `Solar ${mark}` },
    fields: [
      {
        key: "roofArea",
        type: "number",
        label: { en: "Roof area", de: "Dachfläche" },
        required: true,
        preview: true,
        personal: false,
      },
      {
        key: "ownsHome",
        type: "boolean",
        label: { en: "Owns the home", de: "Eigenheim" },
        required: false,
        preview: true,
        personal: false,
      },
    ],
    supplierShareBps: 6_000,
  });
  const { buyerId } = brand.buyer;
  await withBrand({ brandId: brand.id }, (tx) =>
    tx.insert(stage).values({
      id: newId("stage"),
      categoryId: category.id,
      position: 0,
      name: "All",
      strategy: "priority",
    }),
  );
  const mailbox = await createEndpoint(ctx, {
    kind: "email",
    name: `Mailbox ${mark}`,
    buyerId,
    config: { to: [brand.buyer.email] },
  });
  const webhook = webhookUrl
    ? await createEndpoint(ctx, {
        kind: "webhook",
        name: `Webhook ${mark}`,
        buyerId,
        config: { url: webhookUrl },
      })
    : null;
  const country = await countryOf(brand);
  const contract = await createContract(ctx, {
    buyerId,
    categoryId: category.id,
    name: `Contract ${mark}`,
    mode: "exclusive",
    priceExclusiveMinor: PRICE_MINOR,
    territory: [{ effect: "include", kind: "country", country }],
    caps: { day: 20, week: null, month: null, total: null },
    endpointIds: [mailbox.endpoint.id, ...(webhook ? [webhook.endpoint.id] : [])],
  });
  const source = await createSource(ctx, {
    supplierId: brand.supplier.supplierId,
    categoryId: category.id,
    name: `Source ${mark}`,
    mode: "live",
  });
  const [postalCode, city] = PLACES[country];
  return {
    contract,
    source,
    async post(change = {}, apiKey = source.apiKey) {
      const lastName = letters();
      const email = `${lastName}@example.org`;
      const body = {
        contact: { firstName: "Erika", lastName, email, street: "Am Markt 1" },
        place: { country, postalCode, city },
        fields: { roofArea: 85, ownsHome: true },
        ...change,
      };
      const answer = await fetch(`http://127.0.0.1:${world().port}/api/v1/leads`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      const { id, status } = (await answer.json()) as Pick<PostedLead, "id" | "status">;
      return { id, status, lastName, email };
    },
  };
}

async function countryOf(brand: WorldBrand): Promise<keyof typeof PLACES> {
  const [row] = await withBrand({ brandId: brand.id }, (tx) =>
    tx.select({ country: brandTable.country }).from(brandTable),
  );
  return row?.country === "DE" ? "DE" : "US";
}
