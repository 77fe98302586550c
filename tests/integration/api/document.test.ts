import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { createApi } from "@/lib/api/app";
import { CATEGORY, call, done, type Market, makeMarket, makeTenant, type Tenant } from "./tenant";

afterAll(closePool);

let home: Tenant;
let away: Tenant;
let market: Market;
beforeAll(async () => {
  home = await makeTenant();
  away = await makeTenant();
  market = await makeMarket(home);
});

type Json = Record<string, unknown>;

/** Every $ref in a document. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : references(inner),
  );
}

function lookUp(document: Json, reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

describe("the API's document", () => {
  it("is OpenAPI 3.1 in itself: every reference leads somewhere, every operation is whole", async () => {
    const document = await done(call(null, "GET", "/api/openapi.json"));
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Leads API", version: "1" } });
    const lost = references(document).filter((reference) => lookUp(document, reference) === undefined);
    expect(lost).toEqual([]);
    const ids = new Set<string>();
    for (const [path, methods] of Object.entries<Record<string, Json>>(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation, `${method} ${path}`).toMatchObject({
          operationId: expect.any(String),
          summary: expect.any(String),
          responses: { default: { $ref: "#/components/responses/Problem" } },
        });
        ids.add(operation.operationId as string);
        const named = (operation.parameters as Json[]).filter(({ in: where }) => where === "path");
        expect(named.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
        if (method === "get") expect(operation).not.toHaveProperty("requestBody");
      }
    }
    const operations = Object.values<Json>(document.paths).flatMap((methods) => Object.keys(methods));
    expect(ids.size).toBe(operations.length);
  });

  it("lists every route of version 1, and no other", async () => {
    const document = await done(call(null, "GET", "/api/openapi.json"));
    const described = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = createApi()
      .routes.filter(({ path, method }) => path.startsWith("/api/v1/") && method !== "ALL")
      .map(({ path, method }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    expect(described.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it("carries the brand's name on the brand's host, and the vendor's nowhere", async () => {
    const headers = { host: home.host };
    const branded = await done(call(null, "GET", "/api/openapi.json", undefined, headers));
    expect(branded.info.title).toBe("Sonnenmarkt API");
    for (const path of ["/api/docs", "/api/openapi.json", new URL(market.specUrl).pathname]) {
      const { status, body } = await call(null, "GET", path);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/fairlead/i);
    }
  });

  it("is a page, too, with every operation and a curl line", async () => {
    const document = await done(call(null, "GET", "/api/openapi.json"));
    const { body, headers } = await call(null, "GET", "/api/docs");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const [path, methods] of Object.entries<Record<string, Json>>(document.paths)) {
      expect(body).toContain(`<span class="path">${path}</span>`);
      for (const { operationId } of Object.values(methods)) expect(body).toContain(`id="${operationId}"`);
    }
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((id) => !body.includes(`id="${id}"`))).toEqual([]);
  });
});

describe("a source's posting spec", () => {
  const specPath = () => new URL(market.specUrl).pathname;
  const asJson = { accept: "application/json" };

  it("is JSON for programs, of just this shape", async () => {
    const spec = await done(call(null, "GET", specPath(), undefined, asJson));
    expect(Object.keys(spec)).toEqual(["fields", "example"]);
    expect(spec.fields).toEqual([
      { key: "roofArea", type: "number", required: true },
      { key: "ownsHome", type: "boolean", required: false },
      { key: "heating", type: "choice", required: false, choices: ["gas", "oil"] },
    ]);
  });

  it("is a page for browsers, in their language, escaped", async () => {
    const evil = { en: "<script>alert(1)</script>", de: 'Böse & "frech"' };
    const category = await done(
      call(home.owner, "POST", "/api/v1/categories", { ...CATEGORY, key: "evil", name: evil }),
    );
    const source = await done(
      call(home.owner, "POST", "/api/v1/sources", {
        supplierId: market.supplierId,
        categoryId: category.id,
        name: "<b>Evil</b>",
      }),
    );
    const path = new URL(source.specUrl).pathname;
    const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
    const german = await call(null, "GET", path, undefined, { accept, "accept-language": "de-AT" });
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain("Böse &amp; &quot;frech&quot;");
    const english = await call(null, "GET", path, undefined, { accept, "accept-language": "en" });
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain("test mode");
    const neither = await call(null, "GET", path, undefined, { accept: "*/*", "accept-language": "fr" });
    expect(neither.body).toContain('<html lang="de">');
    expect(english.body).not.toMatch(/<script|<b>Evil/);
  });

  it("names another person each time, each accepted as it stands, consent and all", async () => {
    const rules = {
      ...CATEGORY,
      key: "strict",
      duplicateRule: { fields: ["email", "phone", "person"], match: "any", windowDays: 365, scope: "brand" },
      consentRule: {
        required: true,
        parts: ["text", "givenAt", "sourceUrl", "ip", "certificateUrl"],
        maxAgeDays: 1,
      },
      fields: [
        ...CATEGORY.fields,
        { key: "note", type: "text", label: { en: "A long label", de: "x" }, maxLength: 3 },
        { key: "bill", type: "money", label: { en: "Bill", de: "x" }, required: true, max: 90 },
        { key: "since", type: "date", label: { en: "Since", de: "x" }, required: true },
        {
          key: "wants",
          type: "multi_choice",
          label: { en: "Wants", de: "x" },
          choices: [{ value: "it's", label: { en: "x", de: "x" } }],
        },
      ],
    };
    const category = await done(call(home.owner, "POST", "/api/v1/categories", rules));
    const source = await done(
      call(home.owner, "POST", "/api/v1/sources", {
        supplierId: market.supplierId,
        categoryId: category.id,
        name: "Strict",
        mode: "live",
      }),
    );
    const path = new URL(source.specUrl).pathname;
    for (let i = 0; i < 12; i++) {
      const { example } = await done(call(null, "GET", path, undefined, asJson));
      const lead = await done(call(source.apiKey, "POST", "/api/v1/leads", example));
      expect(lead).toMatchObject({ status: "unsold", test: false });
    }
  });

  it("is there for who has the token, on the brand's host and on none, not on another brand's", async () => {
    expect((await call(null, "GET", specPath(), undefined, { host: home.host })).status).toBe(200);
    expect((await call(null, "GET", specPath(), undefined, { host: away.host })).status).toBe(404);
    for (const token of ["short", "x".repeat(24), "../../etc/passwd"]) {
      expect((await call(null, "GET", `/spec/${encodeURIComponent(token)}`)).status).toBe(404);
    }
  });
});
