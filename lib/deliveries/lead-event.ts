/** What a buyer's system is told of a lead it bought: the event, and its parts as variables of a template. Pure. */
import type { FieldValues, SaleMode } from "@/lib/leads/schema";
import type { TemplateLookup, TemplateValue } from "./template";

/** Times are ISO 8601 in UTC; amounts in minor units. */
export interface LeadEvent {
  readonly type: "lead.sold";
  readonly timestamp: string;
  /** True for "send test lead": a made-up lead that nobody paid for. */
  readonly test: boolean;
  readonly data: {
    readonly brand: string;
    readonly sale: {
      readonly id: string;
      readonly soldAt: string;
      readonly mode: SaleMode;
      readonly price: { readonly amount: number; readonly currency: string };
      readonly contract: { readonly id: string; readonly name: string };
    };
    readonly lead: {
      readonly id: string;
      readonly category: string;
      readonly receivedAt: string;
      readonly contact: Readonly<
        Record<"firstName" | "lastName" | "email" | "phone" | "street", string | null>
      >;
      readonly place: Readonly<Record<"country" | "postalCode" | "city" | "state", string | null>>;
      readonly fields: FieldValues;
      readonly consent: Readonly<Record<string, string | null>> | null;
    };
  };
}

export function contactName(contact: LeadEvent["data"]["lead"]["contact"]): string {
  return [contact.firstName, contact.lastName].filter(Boolean).join(" ");
}

/** Resolves the variables that `isTemplateVariable` knows. */
export function templateLookup(event: LeadEvent, deliveryId: string): TemplateLookup {
  const { brand, sale, lead } = event.data;
  const root: Record<string, unknown> = {
    type: event.type,
    timestamp: event.timestamp,
    test: event.test,
    brand,
    delivery: { id: deliveryId },
    sale,
    lead: { ...lead, contact: { ...lead.contact, name: contactName(lead.contact) } },
  };
  return (variable) => {
    let at: unknown = root;
    for (const part of variable.split(".")) {
      if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
      at = (at as Record<string, unknown>)[part];
    }
    return at as TemplateValue;
  };
}
