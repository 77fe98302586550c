/** The API's own description: OpenAPI 3.1 at /api/openapi.json and the same as a page at /api/docs. */
import type { KnownBrand } from "@/lib/brands";
import { env } from "@/lib/runtime/env";
import { ORIGIN_HEADER, readSealed } from "@/lib/runtime/request-origin";
import { brandOfHost } from "./auth";
import { type ApiDocument, docsBody } from "./docs-page";
import { pageResponse } from "./html";
import type { JsonSchema } from "./json-schema";
import { type Api, componentsOf, TAGS } from "./route";

const DESCRIPTION =
  `JSON in camelCase. Money is \`{ "amount": 3800, "currency": "EUR" }\` with the amount in minor units; fields that end in
\`Minor\` are amounts in minor units of the brand's currency. Times are ISO 8601 in UTC. Ids say what they are of. Lists answer \`{ "data": [...], "nextCursor": null }\` and take
\`limit\` and \`cursor\`. Whatever is refused is answered as application/problem+json with a stable \`code\`. A repeated
\`Idempotency-Key\` gives the first answer again and changes nothing.`.replaceAll("\n", " ");

const PROBLEM: JsonSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", description: "Stable, for programs." },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["field", "code", "message"],
        properties: { field: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

/** The document of every route that was added to the app. */
export function apiDocument(api: Api, title: string, server: string): ApiDocument {
  const made = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title, version: "1", description: DESCRIPTION },
    servers: [{ url: server }],
    tags: TAGS.map((name) => ({ name })),
  }) as unknown as ApiDocument;
  const { schemas = {}, ...components } = made.components ?? {};
  return {
    ...made,
    components: {
      ...components,
      schemas: { ...schemas, ...componentsOf(api), Problem: PROBLEM },
      responses: {
        Problem: {
          description: "Refused. See `code`.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description:
            "1 to 255 visible ASCII characters. The same key with another request is refused (409).",
          schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
        },
      },
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key: fl_live_… or fl_test_…" },
      },
    },
  };
}

export function registerDocument(api: Api): void {
  // The routes do not change while the process lives.
  let made: ApiDocument | undefined;
  const documentFor = (brand: KnownBrand | null): ApiDocument => {
    made ??= apiDocument(api, "", "/");
    return { ...made, info: { ...made.info, title: brand ? `${brand.name} API` : "Leads API" } };
  };
  api.get("/api/openapi.json", async (c) => c.json(documentFor(await brandOfHost(c.req.raw.headers))));
  api.get("/api/docs", async (c) => {
    const { headers } = c.req.raw;
    const brand = await brandOfHost(headers);
    const document = documentFor(brand);
    const sealed = readSealed(headers.get(ORIGIN_HEADER));
    const origin = sealed
      ? `${sealed.https ? "https" : "http"}://${sealed.authority}`
      : new URL(env().BASE_URL).origin;
    const { title } = document.info;
    const body = docsBody(document, origin);
    return pageResponse({ title, locale: "en", theme: brand?.theme ?? null, body }, c.get("requestId"));
  });
}
