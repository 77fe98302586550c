/** Shapes of the leads room that clients may know: a category's field schema and rules. */
import * as z from "zod";

export const FIELD_TYPES = ["text", "number", "money", "choice", "multi_choice", "boolean", "date"] as const;

/** A text in both languages; one may be missing, the other then stands in. */
export const localText = z.object({ en: z.string().max(200), de: z.string().max(200) });
export type LocalText = z.infer<typeof localText>;

export const fieldSchema = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, "a letter, then letters and digits, at most 40"),
  /** Stays with the field for ever and is never given to another one: stored decisions name fields by it. */
  number: z.number().int().min(0).max(3000),
  type: z.enum(FIELD_TYPES),
  label: localText,
  required: z.boolean().default(false),
  /** Shown before the purchase, in the shop. */
  preview: z.boolean().default(true),
  /** Personal data: hidden like the contact, and erased with it. */
  personal: z.boolean().default(false),
  choices: z
    .array(z.object({ value: z.string().min(1).max(80), label: localText }))
    .max(200)
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.number().int().min(1).max(5000).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/**
 * A field's value after checking: text, choice, date (YYYY-MM-DD) → string; number → number; money → integer in minor
 * units; boolean → boolean; multi_choice → string[]. A field not given is absent.
 */
export type FieldValue = string | number | boolean | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export const DUPLICATE_FIELDS = ["email", "phone", "person"] as const;
export const duplicateRuleSchema = z.object({
  /** "person" is first and last name with the postal code. */
  fields: z.array(z.enum(DUPLICATE_FIELDS)).min(1),
  match: z.enum(["any", "all"]).default("any"),
  windowDays: z.number().int().min(1).max(365).default(30),
  scope: z.enum(["category", "brand"]).default("category"),
  action: z.enum(["reject", "hold", "allow"]).default("reject"),
});
export type DuplicateRule = z.infer<typeof duplicateRuleSchema>;

export const consentRuleSchema = z.object({
  required: z.boolean().default(false),
  /** Parts of the consent that must be there when consent is required. */
  parts: z
    .array(z.enum(["text", "givenAt", "sourceUrl", "ip", "certificateUrl"]))
    .default(["text", "givenAt"]),
  /** Refuse consent older than this many days at receipt; null: any age. */
  maxAgeDays: z.number().int().min(1).nullable().default(null),
});
export type ConsentRule = z.infer<typeof consentRuleSchema>;

export const LEAD_STATUSES = ["sold", "listed", "unsold", "held", "duplicate", "rejected"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const CONTRACT_MODES = ["exclusive", "shared", "either"] as const;
export const SALE_MODES = ["exclusive", "shared"] as const;
export type SaleMode = (typeof SALE_MODES)[number];

/** Why a lead is a duplicate, rejected or held. `field` is the path as the supplier wrote it ("fields.roofArea"). */
export interface LeadReason {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
}

const leadText = (max: number) => z.string().max(max).nullish();

/**
 * One lead as it is posted. This is the documentation of the body and the reference of `checkLead`, which does the same
 * without zod because it stands in the hot path. Unknown keys are welcome anywhere: they are kept in `extra`.
 */
export const leadBody = z.looseObject({
  contact: z
    .looseObject({
      firstName: leadText(100),
      lastName: leadText(100),
      /** At least one of email and phone. */
      email: leadText(254),
      /** E.164, or as dialled in the lead's country. */
      phone: leadText(40),
      street: leadText(200),
    })
    .nullish(),
  place: z
    .looseObject({
      /** ISO 3166-1, two letters; the brand's country when left out. */
      country: leadText(2),
      postalCode: leadText(20),
      /** The postal code's when left out. */
      city: leadText(100),
    })
    .nullish(),
  /** By the category's schema. Numbers may come as plain decimal text, booleans as "true" or "false". */
  fields: z.looseObject({}).nullish(),
  consent: z
    .looseObject({
      text: leadText(10_000),
      givenAt: leadText(40),
      sourceUrl: leadText(2_000),
      ip: leadText(45),
      certificateUrl: leadText(2_000),
    })
    .nullish(),
  externalId: leadText(200),
  subSource: leadText(200),
  test: z.boolean().nullish(),
});

export const CONSENT_PARTS = ["text", "givenAt", "sourceUrl", "ip", "certificateUrl"] as const;
export type ConsentPart = (typeof CONSENT_PARTS)[number];
