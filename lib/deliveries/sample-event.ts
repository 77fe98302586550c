/** A made-up lead of a category, for "send test lead". Pure. */
import type { BrandFacts } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import type { Field, FieldValue } from "@/lib/leads/schema";
import type { LeadEvent } from "./lead-event";

export interface SampleBasis {
  readonly category: {
    readonly key: string;
    readonly name: { readonly en: string; readonly de: string };
    readonly fields: readonly Field[];
  };
  readonly contract: { readonly id: string; readonly name: string };
}

/** For an endpoint that no contract uses yet. */
export const SAMPLE_BASIS: SampleBasis = {
  category: { key: "sample", name: { en: "Sample", de: "Beispiel" }, fields: [] },
  contract: { id: newId("contract"), name: "Test" },
};

export function sampleEvent(
  brand: Pick<BrandFacts, "slug" | "currency" | "locale">,
  basis: SampleBasis,
  now: Date,
): Omit<LeadEvent, "timestamp"> {
  const german = brand.locale === "de";
  const at = now.toISOString();
  return {
    type: "lead.sold",
    test: true,
    data: {
      brand: brand.slug,
      sale: {
        id: newId("sale"),
        soldAt: at,
        mode: "exclusive",
        price: { amount: 3800, currency: brand.currency },
        contract: basis.contract,
      },
      lead: {
        id: newId("lead"),
        category: basis.category.key,
        receivedAt: at,
        contact: german
          ? {
              firstName: "Erika",
              lastName: "Muster",
              email: "erika.muster@example.org",
              phone: "+4915123456789",
              street: "Am Markt 1",
            }
          : {
              firstName: "Jane",
              lastName: "Sample",
              email: "jane.sample@example.org",
              phone: "+13125550142",
              street: "1 Main Street",
            },
        place: german
          ? { country: "DE", postalCode: "80331", city: "München", state: "BY" }
          : { country: "US", postalCode: "60601", city: "Chicago", state: "IL" },
        fields: Object.fromEntries(basis.category.fields.map((field) => [field.key, sampleValue(field)])),
        consent: null,
      },
    },
  };
}

function sampleValue(field: Field): FieldValue {
  const choice = field.choices?.[0]?.value ?? "";
  switch (field.type) {
    case "boolean":
      return true;
    case "number":
    case "money":
      return field.min ?? Math.min(field.max ?? 100, 100);
    case "choice":
      return choice;
    case "multi_choice":
      return choice === "" ? [] : [choice];
    case "date":
      return "2026-01-31";
    case "text":
      return "…";
  }
}
