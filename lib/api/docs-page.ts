/** The API's document as a page to read: made from the OpenAPI document, so it cannot say anything else. */
import { type Html, html } from "./html";
import type { JsonSchema } from "./json-schema";
import { TAGS } from "./route";

export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Record<string, Record<string, JsonSchema>>;
  readonly components: Record<string, JsonSchema>;
}

interface Operation {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly operationId: string;
  readonly parameters?: readonly JsonSchema[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Record<string, { readonly content?: Content }>;
}
type Content = Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>;
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const MAX_DEPTH = 6;

const PROBLEMS: readonly (readonly [code: string, status: string, text: string])[] = [
  [
    "request",
    "400, 404, 413, 415",
    "The request cannot be read: malformed JSON, an unknown path, too large.",
  ],
  ["unauthenticated", "401", "No valid API key."],
  ["forbidden", "403", "The key's role does not allow this."],
  ["not_found", "404", "There is no such thing, or it is somebody else's."],
  [
    "conflict",
    "409",
    "In conflict with what is there: a name that is taken, a key that was used with another request.",
  ],
  ["precondition_failed", "412", "Not possible in the present state: a wallet without the money."],
  ["invalid", "422", "The input is not right; `errors` names the fields."],
  ["limit_exceeded", "429", "Too many requests: wait as long as Retry-After says."],
  ["internal", "500", "A fault of ours. Name the requestId when you report it."],
  ["unavailable", "503", "Not available now: try again."],
];

/** @param origin for the curl examples: "https://leads.example.com" */
export function docsBody(document: ApiDocument, origin: string): Html {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Entry => ({ method, path, operation: operation as unknown as Operation }),
    ),
  );
  const sections = TAGS.map((tag) => ({
    tag,
    entries: entries.filter(({ operation }) => operation.tags.includes(tag)),
  })).filter((section) => section.entries.length > 0);
  const schemas = (document.components.schemas ?? {}) as Record<string, JsonSchema>;
  return html`<main class="with-nav">
<div class="brand">${document.info.title}</div>
<div class="wide">
<nav aria-label="Contents">
<ul><li><a href="#start">Getting started</a></li><li><a href="#problems">Errors</a></li><li><a href="/api/openapi.json">OpenAPI 3.1</a></li></ul>
${sections.map(
  (section) =>
    html`<a class="group" href="#tag-${section.tag.toLowerCase()}">${section.tag}</a><ul class="operations">${section.entries.map(
      ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
    )}</ul>`,
)}
</nav>
<div>
<h1 id="start">${document.info.title}</h1>
<p>${markup(document.info.description)}</p>
<pre tabindex="0"><code>${`curl ${origin}/api/v1/contracts -H 'Authorization: Bearer YOUR_API_KEY'`}</code></pre>
<h2 id="problems">Errors</h2>
<div class="scroll"><table><thead><tr><th>Kind</th><th>Status</th><th>Meaning</th></tr></thead><tbody>
${PROBLEMS.map(
  ([code, status, text]) =>
    html`<tr id="problem-${code.replaceAll("_", "-")}"><td><code>${code}</code></td><td class="code">${status}</td><td>${markup(text)}</td></tr>`,
)}
</tbody></table></div>
${sections.map(
  (section) => html`<h2 id="tag-${section.tag.toLowerCase()}">${section.tag}</h2>
${section.entries.map((entry) => operationCard(entry, origin))}`,
)}
<h2 id="schemas">Shapes</h2>
${Object.entries(schemas).map(
  ([name, schema]) =>
    html`<div class="card" id="schema-${name}"><h3>${name}</h3>${schemaFields(schema, 0)}</div>`,
)}
</div></div></main>`;
}

function operationCard({ method, path, operation }: Entry, origin: string): Html {
  const body = operation.requestBody?.content["application/json"];
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith("2")) ?? [
    "200",
    {},
  ];
  const parameters = (operation.parameters ?? []).filter((parameter) => "name" in parameter);
  return html`<section class="card" id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
<h3 id="${operation.operationId}-title">${operation.summary}</h3>
<p><span class="method">${method.toUpperCase()}</span><span class="path">${path}</span></p>
${operation.description?.split("\n\n").map((paragraph) => html`<p>${markup(paragraph)}</p>`)}
${parameters.length > 0 && html`<ul class="fields">${parameters.map(parameterItem)}</ul>`}
${body?.schema && html`<details><summary>Body</summary>${schemaFields(body.schema, 0)}</details>`}
<pre tabindex="0"><code>${curlOf({ method, path, operation }, origin)}</code></pre>
<details><summary>Answer ${status}</summary>${schemaFields(answer.content?.["application/json"]?.schema ?? {}, 0)}</details>
</section>`;
}

function parameterItem(parameter: JsonSchema): Html {
  const schema = (parameter.schema ?? {}) as JsonSchema;
  return html`<li><code>${String(parameter.name)}</code> <span class="muted">${String(parameter.in)}, ${typeName(schema)}</span>${
    parameter.required === true && html` <span class="required">required</span>`
  } ${note(schema)}</li>`;
}

function curlOf({ method, path, operation }: Entry, origin: string): string {
  const body = operation.requestBody?.content["application/json"];
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}'${origin}${path}'`,
    `  -H 'Authorization: Bearer YOUR_API_KEY'`,
  ];
  if (method === "post") lines.push(`  -H "Idempotency-Key: $(uuidgen)"`);
  if (body) {
    const example = body.example === undefined ? "{ … }" : JSON.stringify(body.example, null, 2);
    lines.push(`  -H 'Content-Type: application/json'`, `  -d '${example.replaceAll("'", "'\\''")}'`);
  }
  return lines.join(" \\\n");
}

/** `code` in backquotes is all the markup that descriptions use. */
function markup(text: string): Html {
  const parts = text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
  return html`${parts}`;
}

const referenceOf = (schema: JsonSchema): string | null =>
  typeof schema.$ref === "string" ? (schema.$ref.split("/").at(-1) ?? null) : null;
const alternatives = (schema: JsonSchema): JsonSchema[] =>
  (schema.oneOf ?? schema.anyOf ?? schema.allOf ?? []) as JsonSchema[];

/** What a list is of; of a list of fixed length, the first. */
function itemOf(schema: JsonSchema): JsonSchema {
  const [first] = (schema.prefixItems ?? []) as JsonSchema[];
  const items = schema.items as JsonSchema | boolean | undefined;
  return first ?? (typeof items === "object" ? items : {});
}

function typeName(schema: JsonSchema): Html {
  const name = referenceOf(schema);
  if (name) return html`<a href="#schema-${name}">${name}</a>`;
  if ("const" in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const values = schema.enum as readonly unknown[] | undefined;
  if (values)
    return html`${values.map((value, i) => html`${i > 0 && " | "}<code>${JSON.stringify(value)}</code>`)}`;
  const choices = alternatives(schema);
  if (choices.length > 0)
    return html`${choices.map((choice, i) => html`${i > 0 && " | "}${typeName(choice)}`)}`;
  if (schema.type === "array") return html`list of ${typeName(itemOf(schema))}`;
  return html`${Array.isArray(schema.type) ? schema.type.join(" | ") : String(schema.type ?? "any")}`;
}

function note(schema: JsonSchema): Html {
  const bounds = [
    schema.minimum !== undefined && schema.minimum !== Number.MIN_SAFE_INTEGER && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum !== Number.MAX_SAFE_INTEGER && `≤ ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maxItems !== undefined && `at most ${schema.maxItems}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
  ].filter((bound) => bound !== false);
  return html`<span class="muted">${bounds.join(", ")}</span> ${typeof schema.description === "string" && markup(schema.description)}`;
}

/** The parts of a schema that a reader must know to write or read it: nested lists of fields. */
function schemaFields(schema: JsonSchema, depth: number): Html {
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  if (properties && depth < MAX_DEPTH) {
    const required = new Set((schema.required ?? []) as string[]);
    return html`<ul class="fields">${Object.entries(properties).map(
      ([name, property]) =>
        html`<li><code>${name}</code> <span class="muted">${typeName(property)}</span>${
          required.has(name) && html` <span class="required">required</span>`
        } ${note(property)}${inner(property, depth + 1)}</li>`,
    )}</ul>`;
  }
  const choices = alternatives(schema);
  if (choices.length > 0 && depth < MAX_DEPTH)
    return html`${choices.map((choice) => inner(choice, depth + 1))}`;
  return html`<p>${typeName(schema)}</p>`;
}

function inner(schema: JsonSchema, depth: number): Html | false {
  if (depth >= MAX_DEPTH || referenceOf(schema)) return false;
  if (schema.properties) return schemaFields(schema, depth);
  if (schema.type === "array") return inner(itemOf(schema), depth);
  const choices = alternatives(schema).filter((choice) => choice.properties ?? choice.items);
  return choices.length > 0 && html`${choices.map((choice) => inner(choice, depth))}`;
}
