/** Shapes of categories that clients may know. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { moneySchema } from "@/lib/core/money-schema";
import { consentRuleSchema, duplicateRuleSchema, fieldSchema, localText } from "./schema";

const MAX_PRICE_MINOR = 100_000_000;

export const categoryView = z
  .object({
    id: idSchema("category"),
    key: z.string(),
    name: localText,
    fields: z.array(fieldSchema),
    duplicateRule: duplicateRuleSchema,
    consentRule: consentRuleSchema,
    sellsExclusive: z.boolean(),
    sellsShared: z.boolean(),
    maxShares: z.int().meta({ description: "How many buyers may share one lead." }),
    supplierShareBps: z
      .int()
      .optional()
      .meta({ description: "The supplier's part of the price, in 1/100 of a percent. Operators only." }),
    minimumPrice: moneySchema,
    minimumPriceMinor: z.int(),
    listsInShop: z.boolean(),
    archived: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Category" });
export type CategoryView = z.infer<typeof categoryView>;

/** A field as it is entered: its number is given by the server. */
export const fieldInput = fieldSchema.omit({ number: true }).superRefine((field, ctx) => {
  const choosable = field.type === "choice" || field.type === "multi_choice";
  const complain = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (choosable && !field.choices?.length) complain("choices", "a choice needs at least one choice");
  if (!choosable && field.choices !== undefined) complain("choices", `a ${field.type} has no choices`);
  const values = field.choices?.map(({ value }) => value) ?? [];
  if (new Set(values).size < values.length) complain("choices", "two choices have the same value");
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
    complain("max", "must not be below min");
  }
});
export type FieldInput = z.infer<typeof fieldInput>;

const fieldsInput = z
  .array(fieldInput)
  .max(200, "at most 200 fields")
  .refine(
    (fields) => new Set(fields.map(({ key }) => key)).size === fields.length,
    "two fields have the same key",
  );

/** A category without its cross-field rules. */
export const categoryFields = z.object({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "a small letter, then small letters, digits and hyphens, at most 40"),
  name: localText,
  fields: fieldsInput,
  duplicateRule: duplicateRuleSchema.default({
    fields: ["email", "phone"],
    match: "any",
    windowDays: 30,
    scope: "category",
    action: "reject",
  }),
  consentRule: consentRuleSchema.default({ required: false, parts: ["text", "givenAt"], maxAgeDays: null }),
  sellsExclusive: z.boolean().default(true),
  sellsShared: z.boolean().default(true),
  maxShares: z.int().min(1).max(20).default(3),
  supplierShareBps: z.int().min(0).max(10_000),
  minimumPriceMinor: z.int().min(0).max(MAX_PRICE_MINOR).default(0),
  listsInShop: z.boolean().default(false),
});

const WAYS = { message: "allow exclusive or shared sales, or both", path: ["sellsExclusive"] };
const sellsSomehow = (input: { sellsExclusive: boolean; sellsShared: boolean }): boolean =>
  input.sellsExclusive || input.sellsShared;

export const createCategoryInput = categoryFields.refine(sellsSomehow, WAYS);
/** A category as it is after a change: the key stays. */
export const changedCategory = categoryFields
  .omit({ key: true })
  .extend({ archived: z.boolean() })
  .refine(sellsSomehow, WAYS);
export const categoryChanges = categoryFields.omit({ key: true }).extend({ archived: z.boolean() });
