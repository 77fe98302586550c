/** zod → the JSON Schema of OpenAPI 3.1. Schemas with an id become components, named once. */
import * as z from "zod";

export type JsonSchema = Record<string, unknown>;
const COMPONENTS = "#/components/schemas/";

/**
 * @param io "input": what a client may send, defaults not required. "output": what an answer holds.
 * @param components takes the schemas that have an id
 */
export function jsonSchema(schema: z.ZodType, io: "input" | "output", components: JsonSchema): JsonSchema {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const {
    $schema: _,
    $defs: named = {},
    ...rest
  } = rewriteReferences(made) as JsonSchema & {
    $defs?: JsonSchema;
  };
  Object.assign(components, named);
  return rest;
}

function rewriteReferences(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', `"$ref":"${COMPONENTS}`));
}

/** The shape of a partial change: every field of the object as given, none required, no defaults. */
export function partialSchema(schema: z.ZodObject): JsonSchema {
  const {
    required: _,
    properties = {},
    ...rest
  } = jsonSchema(schema, "input", {}) as JsonSchema & {
    properties?: Record<string, JsonSchema>;
  };
  const plain = Object.entries(properties).map(([key, { default: _default, ...property }]) => [
    key,
    property,
  ]);
  return { ...rest, properties: Object.fromEntries(plain) };
}
