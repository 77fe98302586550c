import { eq } from "drizzle-orm";
import { withBrand, withPlatform } from "@/db/brand";
import { brandHost, user } from "@/db/schema";
import { insertUser } from "@/lib/accounts/create-user";
import { makeApiKey } from "@/lib/accounts/make-api-key";
import { forgetApiKeys } from "@/lib/accounts/resolve-api-key";
import { createApi } from "@/lib/api/app";
import { brandDirectory } from "@/lib/brands";
import { type Id, newId } from "@/lib/core/id";
import type { CompanyRole, OperatorRole } from "@/lib/core/permissions";
import { makeBrand, type TestBrand } from "../../factories/make-brand";

const api = createApi();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are what the tests look at
  readonly body: any;
}

/** One request to the API, as a client makes it. */
export async function call(
  key: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await api.request(path, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** A success, or the test fails with what the API said. */
export async function done(answer: Promise<Answer>): Promise<Answer["body"]> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

type Person =
  | { readonly kind: "operator"; readonly role: OperatorRole }
  | { readonly kind: "buyer"; readonly role: CompanyRole; readonly buyerId: Id<"buyer"> }
  | { readonly kind: "supplier"; readonly role: CompanyRole; readonly supplierId: Id<"supplier"> };

/** A user of the brand with an API key. */
export async function makeUserKey(brand: TestBrand, person: Person): Promise<string> {
  return withBrand({ brandId: brand.id }, async (tx) => {
    const email = `${newId("user")}@example.org`;
    const userId = await insertUser(tx, { ...person, email, name: "Test" }, null);
    const { token } = await makeApiKey(tx, { name: "test", test: false, owner: { userId }, now: new Date() });
    return token;
  });
}

export async function disableUsers(brand: TestBrand, buyerId: Id<"buyer">): Promise<void> {
  await withBrand({ brandId: brand.id }, async (tx) => {
    await tx.update(user).set({ disabledAt: new Date() }).where(eq(user.buyerId, buyerId));
    forgetApiKeys(tx);
  });
}

export interface Tenant {
  readonly brand: TestBrand;
  readonly host: string;
  /** Keys. */
  readonly owner: string;
  readonly viewer: string;
}

/** A brand with a host, an operator who may do all and one who may only look. */
export async function makeTenant(): Promise<Tenant> {
  const brand = await makeBrand();
  const host = `${brand.facts.slug}.example.test`;
  await withPlatform("tests make brands as the platform does", (tx) =>
    tx.insert(brandHost).values({ host, brandId: brand.id, isPrimary: true }),
  );
  await brandDirectory().refresh();
  return {
    brand,
    host,
    owner: await makeUserKey(brand, { kind: "operator", role: "owner" }),
    viewer: await makeUserKey(brand, { kind: "operator", role: "viewer" }),
  };
}

export const CATEGORY = {
  key: "solar",
  name: { en: "Solar", de: "Solar" },
  fields: [
    { key: "roofArea", type: "number", label: { en: "Roof", de: "Dach" }, required: true, min: 1 },
    { key: "ownsHome", type: "boolean", label: { en: "Owner", de: "Eigentum" } },
    {
      key: "heating",
      type: "choice",
      label: { en: "Heating", de: "Heizung" },
      choices: [
        { value: "gas", label: { en: "Gas", de: "Gas" } },
        { value: "oil", label: { en: "Oil", de: "Öl" } },
      ],
    },
  ],
  supplierShareBps: 6000,
  minimumPriceMinor: 1000,
};

export interface Market {
  readonly categoryId: Id<"category">;
  readonly supplierId: Id<"supplier">;
  readonly sourceId: Id<"source">;
  readonly sourceKey: string;
  readonly specUrl: string;
  readonly buyerId: Id<"buyer">;
  readonly buyerKey: string;
  readonly supplierKey: string;
  readonly endpointId: Id<"endpoint">;
}

/** All that a contract needs, made through the API. The buyer has 100.00 and one endpoint, the source is live. */
export async function makeMarket({ brand, owner }: Tenant): Promise<Market> {
  const category = await done(call(owner, "POST", "/api/v1/categories", CATEGORY));
  const supplier = await done(
    call(owner, "POST", "/api/v1/suppliers", { name: "Quelle", email: "quelle@example.org" }),
  );
  const source = await done(
    call(owner, "POST", "/api/v1/sources", {
      supplierId: supplier.id,
      categoryId: category.id,
      name: "Site",
      mode: "live",
    }),
  );
  const buyer = await done(
    call(owner, "POST", "/api/v1/buyers", { name: "Rheinsolar", email: "rhein@example.org" }),
  );
  await done(
    call(owner, "POST", `/api/v1/buyers/${buyer.id}/adjustments`, { amountMinor: 10_000, reason: "start" }),
  );
  const made = await done(
    call(owner, "POST", "/api/v1/endpoints", {
      buyerId: buyer.id,
      kind: "email",
      name: "Office",
      config: { to: ["office@example.org"] },
    }),
  );
  return {
    categoryId: category.id,
    supplierId: supplier.id,
    sourceId: source.id,
    sourceKey: source.apiKey,
    specUrl: source.specUrl,
    buyerId: buyer.id,
    endpointId: made.endpoint.id,
    buyerKey: await makeUserKey(brand, { kind: "buyer", role: "owner", buyerId: buyer.id }),
    supplierKey: await makeUserKey(brand, { kind: "supplier", role: "owner", supplierId: supplier.id }),
  };
}

export const contractBody = (market: Market, terms: Record<string, unknown> = {}) => ({
  buyerId: market.buyerId,
  categoryId: market.categoryId,
  name: "All of Germany",
  mode: "exclusive",
  priceExclusiveMinor: 3800,
  territory: [{ effect: "include", kind: "country", country: "DE" }],
  endpointIds: [market.endpointId],
  ...terms,
});
