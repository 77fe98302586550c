import type { Locale } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import { CONSENT_PARTS, type Field } from "@/lib/leads/schema";
import { typedFields } from "@/lib/leads/typed-fields";

export const CONTACT_PARTS = ["firstName", "lastName", "email", "phone", "street"] as const;
export const PLACE_PARTS = ["country", "postalCode", "city"] as const;

/** The lead that a filled form is, as a supplier's program would post it: what was left empty is not in it. */
export function readTestLead(
  form: FormData,
  fields: readonly Field[],
  currency: Currency,
  locale: Locale,
): Record<string, unknown> {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const room = (name: string, parts: readonly string[]) =>
    given(Object.fromEntries(parts.map((part) => [part, text(`${name}.${part}`)])));
  const typed = (key: string): string[] => {
    const choices = fields.find((field) => field.key === key)?.choices ?? [];
    const ticked = choices.filter(({ value }) => form.has(`fields.${key}.${value}`));
    return ticked.length > 0 ? ticked.map(({ value }) => value) : [text(`fields.${key}`)].filter(Boolean);
  };
  const consent = room("consent", CONSENT_PARTS);
  return given({
    contact: room("contact", CONTACT_PARTS),
    place: room("place", PLACE_PARTS),
    fields: typedFields(typed, fields, currency, locale),
    consent: Object.keys(consent).length > 0 ? consent : "",
    externalId: text("externalId"),
    subSource: text("subSource"),
    test: true,
  });
}

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
