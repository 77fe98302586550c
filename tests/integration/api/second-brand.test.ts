import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { createApi } from "@/lib/api/app";
import { apiDocument } from "@/lib/api/document";
import { call, contractBody, done, type Market, makeMarket, makeTenant, type Tenant } from "./tenant";

afterAll(closePool);

/** A brand in which a lead was sold: something to be found by every route. */
interface House {
  readonly tenant: Tenant;
  readonly market: Market;
  /** An id of each kind, by its prefix. */
  readonly ids: Readonly<Record<string, string>>;
}

const LISTS = [
  "leads",
  "deliveries",
  "contracts",
  "buyers",
  "suppliers",
  "sources",
  "categories",
  "endpoints",
  "stages",
  "keys",
] as const;

const listPath = (list: (typeof LISTS)[number], { market }: Pick<House, "market">): string =>
  `/api/v1/${list}${list === "stages" ? `?categoryId=${market.categoryId}` : ""}`;

async function makeHouse(person: string): Promise<House> {
  const tenant = await makeTenant();
  const market = await makeMarket(tenant);
  await done(call(tenant.owner, "POST", "/api/v1/contracts", contractBody(market)));
  await done(call(tenant.owner, "POST", "/api/v1/keys", { name: "one" }));
  await done(
    call(market.sourceKey, "POST", "/api/v1/leads", {
      contact: {
        firstName: person,
        lastName: person,
        email: `${person}@example.org`,
        phone: "0151 23456789",
      },
      place: { country: "DE", postalCode: "80331" },
      fields: { roofArea: 85 },
    }),
  );
  const ids: Record<string, string> = {};
  for (const list of LISTS) {
    const [first] = (await done(call(tenant.owner, "GET", listPath(list, { market })))).data;
    ids[first.id.split("_")[0]] = first.id;
  }
  return { tenant, market, ids };
}

/** Everything of a house that its operator can read, but when keys were used last. */
async function contentsOf({ tenant, market }: House): Promise<string> {
  const answers = await Promise.all(
    LISTS.map((list) => done(call(tenant.owner, "GET", listPath(list, { market })))),
  );
  const wallet = await done(call(market.buyerKey, "GET", "/api/v1/wallet/entries"));
  return JSON.stringify([...answers, wallet], (name, value) => (name === "lastUsedAt" ? null : value), 1);
}

const ID = /\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;
const PERSON = "Heidelinde";

let home: House;
let away: House;
let contents: string;
let secrets: readonly string[];

beforeAll(async () => {
  home = await makeHouse(PERSON);
  away = await makeHouse("Annegret");
  contents = await contentsOf(home);
  secrets = [...new Set(contents.match(ID)), PERSON, home.tenant.host, home.tenant.brand.facts.slug];
});

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly schema?: { readonly pattern?: string; readonly type?: string };
}
type Paths = Record<string, Record<string, { readonly parameters: readonly Parameter[] }>>;

const OPERATIONS = Object.entries(apiDocument(createApi(), "API", "").paths as Paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
    })),
);

/** What the routes need that read no path before their body; ids in it are home's. */
const BODIES: Readonly<Record<string, (ids: House["ids"], market: Market) => unknown>> = {
  "POST /api/v1/buyers/{buyerId}/adjustments": () => ({ amountMinor: 500, reason: "goodwill" }),
  "PUT /api/v1/buyers/{buyerId}/credit-limit": () => ({ limitMinor: 5_000 }),
  "POST /api/v1/buyers/{buyerId}/freeze": () => ({ reason: "chargeback" }),
  "POST /api/v1/buyers/{buyerId}/unfreeze": () => ({ reason: "paid" }),
  "POST /api/v1/sources": ({ supplier, category }) => ({
    supplierId: supplier,
    categoryId: category,
    name: "x",
  }),
  "POST /api/v1/stages": ({ category }) => ({ categoryId: category, name: "x", strategy: "priority" }),
  "POST /api/v1/endpoints": ({ buyer }) => ({
    buyerId: buyer,
    kind: "email",
    name: "x",
    config: { to: ["a@b.de"] },
  }),
  "POST /api/v1/contracts": (_ids, market) => contractBody(market),
  "POST /api/v1/users": ({ buyer }) => ({
    kind: "buyer",
    role: "owner",
    buyerId: buyer,
    email: "a@b.de",
    name: "x",
  }),
  "POST /api/v1/deliveries/redeliver": ({ endpoint }) => ({ endpointId: endpoint }),
};

/** Parameters of a path that are no ids: they name a part of what is the asking brand's own. */
const WORDS: Readonly<Record<string, string>> = { mode: "light" };

/** The prefix of the ids that a parameter takes: from its pattern, or its name ("buyerId"). */
function kindOf({ name = "", schema }: Parameter): string | undefined {
  return /^\^([a-z]+)_/.exec(schema?.pattern ?? "")?.[1] ?? /^([a-z]+)Id$/.exec(name)?.[1];
}

describe("with a key of a second brand", () => {
  it.each(OPERATIONS)("$method $path reaches nothing of the first", async ({ method, path, parameters }) => {
    const idOf = (kind: string | undefined): string => {
      const id = home.ids[kind ?? ""];
      if (!id) throw new Error(`an id of kind ${kind} is missing: give home one`);
      return id;
    };
    const inPath = parameters.filter((one) => one.in === "path" && !(one.name && one.name in WORDS));
    const target = inPath
      .reduce((text, one) => text.replace(`{${one.name}}`, idOf(kindOf(one))), path)
      .replaceAll(/\{(\w+)\}/g, (_all, name: string) => WORDS[name] ?? "");
    const filters = parameters.filter(
      (one) => one.in === "query" && kindOf(one) && home.ids[kindOf(one) ?? ""],
    );
    // Each filter with home's id alone, and none.
    const searches = ["", ...filters.map((one) => `?${one.name}=${idOf(kindOf(one))}`)];
    const body = method === "GET" ? undefined : (BODIES[`${method} ${path}`]?.(home.ids, home.market) ?? {});
    const { owner, viewer } = away.tenant;
    const { buyerKey, supplierKey, sourceKey } = away.market;
    for (const [who, key] of Object.entries({ owner, viewer, buyerKey, supplierKey, sourceKey })) {
      for (const search of method === "GET" ? searches : [""]) {
        const answer = await call(key, method, target + search, body);
        const found = JSON.stringify(answer.body);
        const label = `${who} ${method} ${target}${search}: ${answer.status} ${found}`;
        if (inPath.length > 0) {
          expect([403, 404], label).toContain(answer.status);
          if (who === "owner") expect(answer.status, label).toBe(404);
        }
        expect(
          secrets.filter((secret) => found.includes(secret)),
          label,
        ).toEqual([]);
        expect(answer.status, label).toBeLessThan(500);
        // A company's key is asked of its own things alone, whatever the operator's filters say.
        if (search !== "" && who === "owner") {
          expect(answer.status === 404 ? [] : answer.body.data, label).toEqual([]);
        }
      }
    }
  });

  it("nothing of the first has changed after all that", async () => {
    expect(await contentsOf(home)).toBe(contents);
  });

  it("and the first finds all of it with its own", async () => {
    for (const [kind, id] of Object.entries(home.ids)) {
      const operation = OPERATIONS.find(({ method, parameters }) => {
        return method === "GET" && parameters.some((one) => one.in === "path" && kindOf(one) === kind);
      });
      if (operation) await done(call(home.tenant.owner, "GET", operation.path.replace(/\{\w+\}/, id)));
    }
  });
});
