/**
 * One line per route: a route names its use case and describes itself for the API's document. The use case parses, so the
 * input is checked once, by the same rules for every door.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import * as z from "zod";
import type { Ctx } from "@/lib/core/ctx";
import type { IdPrefix } from "@/lib/core/id";
import { COMPANY_ROLES, holdersOf, OPERATOR_ROLES, type Permission } from "@/lib/core/permissions";
import type { CallOptions } from "@/lib/runtime/use-case";
import { authenticate } from "./auth";
import { type JsonSchema, jsonSchema } from "./json-schema";
import { RequestProblem } from "./problem";
import { bodyOf, readJson } from "./read-body";

export type Variables = { requestId: string };
export type Api = OpenAPIHono<{ Variables: Variables }>;
export type ApiContext = Context<{ Variables: Variables }>;

export const TAGS = [
  "Leads",
  "Contracts",
  "Deliveries",
  "Wallet",
  "Buyers",
  "Suppliers",
  "Sources",
  "Categories",
  "Stages",
  "Endpoints",
  "Users",
  "Keys",
  "Brand",
  "Health",
] as const;

export interface RouteSpec<O> {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With parameters in braces: "/api/v1/contracts/{id}". */
  readonly path: string;
  readonly tag: (typeof TAGS)[number];
  readonly summary: string;
  readonly description?: string;
  /** What the parameters of the path are ids of; one that is not listed is plain text. */
  readonly ids?: Readonly<Record<string, IdPrefix>>;
  readonly query?: z.ZodObject;
  /** For the document only: the use case parses. A ready JSON Schema or zod. */
  readonly body?: z.ZodType | JsonSchema;
  readonly bodyExample?: unknown;
  readonly answer: z.ZodType<O>;
  readonly status?: 200 | 201;
  readonly useCase: {
    readonly unchecked: (ctx: Ctx, input: unknown, options?: CallOptions) => Promise<O>;
    readonly permission?: Permission;
  };
  /** Default: query, body and path parameters side by side, the path winning. */
  readonly input?: (parts: {
    readonly params: Record<string, string>;
    readonly query: Record<string, string>;
    readonly body: Record<string, unknown>;
  }) => unknown;
}

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Adds the route and describes it. */
export function addRoute<O>(api: Api, spec: RouteSpec<O>): void {
  describeRoute(api, spec);
  const path = spec.path.replaceAll(/\{(\w+)\}/g, ":$1");
  api.on(spec.method.toUpperCase(), path, async (c: ApiContext) => {
    const ctx = await authenticate(c.req.raw.headers, c.get("requestId"));
    const params = c.req.param();
    const query = spec.query ? c.req.query() : {};
    const body = spec.body ? await readJsonObject(c) : {};
    const input = spec.input?.({ params, query, body }) ?? { ...query, ...body, ...params };
    const idempotencyKey = c.req.header("idempotency-key");
    const answer = await spec.useCase.unchecked(ctx, input, { idempotencyKey });
    return c.json(answer as object, spec.status ?? 200);
  });
}

/** The JSON object in a request's body; no body is an empty object. */
async function readJsonObject(c: ApiContext): Promise<Record<string, unknown>> {
  if (!hasBody(c)) return {};
  const body = await readJson(bodyOf(c), MAX_BODY_BYTES);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new RequestProblem(400, "request.not_an_object", "The body must be a JSON object.");
  }
  return body as Record<string, unknown>;
}

function hasBody(c: ApiContext): boolean {
  const length = c.req.header("content-length");
  if (length !== undefined) return length !== "0";
  if (c.req.header("transfer-encoding") !== undefined) return true;
  // Outside Node's server a request says so itself.
  const { incoming } = (c.env ?? {}) as { incoming?: unknown };
  return incoming === undefined && c.req.raw.body !== null;
}

/** A list as the API gives it. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "For the next page; null on the last one." }),
  });
}

type RoutePath = Parameters<Api["openAPIRegistry"]["registerPath"]>[0];

/** Components of every document, filled while the routes are added. */
export function componentsOf(api: Api): JsonSchema {
  const holder = api as Api & { schemaComponents?: JsonSchema };
  holder.schemaComponents ??= {};
  return holder.schemaComponents;
}

export function describeRoute<O>(api: Api, spec: RouteSpec<O>): void {
  const components = componentsOf(api);
  const isZod = (schema: z.ZodType | JsonSchema): schema is z.ZodType => schema instanceof z.ZodType;
  const content = (schema: JsonSchema, example?: unknown) => ({
    "application/json": { schema, ...(example === undefined ? {} : { example }) },
  });
  const schema = spec.body && (isZod(spec.body) ? jsonSchema(spec.body, "input", components) : spec.body);
  const writes = spec.method !== "get";
  const { permission } = spec.useCase;
  const description = [spec.description, permission && `For ${holders(permission)}.`];
  const path = {
    method: spec.method,
    path: spec.path,
    tags: [spec.tag],
    summary: spec.summary,
    operationId: operationId(spec),
    description: description.filter(Boolean).join("\n\n"),
    security: [{ apiKey: [] }],
    parameters: [...pathParameters(spec), ...queryParameters(spec), ...(writes ? [IDEMPOTENCY_KEY] : [])],
    ...(schema ? { requestBody: { required: true, content: content(schema, spec.bodyExample) } } : {}),
    responses: {
      [spec.status ?? 200]: {
        description: "Done.",
        content: content(jsonSchema(spec.answer, "output", components)),
      },
      default: PROBLEM_REFERENCE,
    },
  };
  // The registry's type wants its own schema objects; it passes ready ones through unchanged.
  api.openAPIRegistry.registerPath(path as unknown as RoutePath);
}

/** "operators (owner, manager), buyers" */
function holders(permission: Permission): string {
  const byKind = Map.groupBy(holdersOf(permission), (actor) => actor.split(":")[0] ?? "");
  return [...byKind]
    .map(([kind, actors]) => {
      if (kind === "source") return "source keys";
      const roles = actors.flatMap((actor) => actor.split(":")[1] ?? []);
      const all = kind === "operator" ? OPERATOR_ROLES : COMPANY_ROLES;
      return roles.length < all.length ? `${kind}s (${roles.join(", ")})` : `${kind}s`;
    })
    .join(", ");
}

const PROBLEM_REFERENCE = { $ref: "#/components/responses/Problem" };
const IDEMPOTENCY_KEY = { $ref: "#/components/parameters/IdempotencyKey" };

function operationId(spec: Pick<RouteSpec<unknown>, "method" | "path">): string {
  const words = spec.path
    .replace("/api/v1", "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return spec.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function pathParameters<O>(spec: RouteSpec<O>): JsonSchema[] {
  return [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const prefix = spec.ids?.[name];
    const pattern = prefix ? { pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$` } : {};
    return { name, in: "path", required: true, schema: { type: "string", ...pattern } };
  });
}

function queryParameters<O>(spec: RouteSpec<O>): JsonSchema[] {
  if (!spec.query) return [];
  const { properties = {}, required = [] } = jsonSchema(spec.query, "input", {}) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}
