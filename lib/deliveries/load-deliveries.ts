/** Everything an attempt needs to know, read in one query per brand. */
import { eq, inArray } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { buyer, category, contract, delivery, endpoint, lead, ledgerAccount, sale } from "@/db/schema";
import type { Locale } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import type { Field } from "@/lib/leads/schema";
import { ENDPOINT_DISABLED, ENDPOINT_SWITCHED_OFF } from "./cancel-reasons";
import type { LeadEvent } from "./lead-event";

/** Who it goes to, beside the event itself. */
export interface LeadAddressee {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly balanceMinor: number | null;
}

export interface DeliveryTarget {
  readonly endpointId: Id<"endpoint">;
  readonly kind: "email" | "webhook";
  readonly config: unknown;
  readonly secretEncrypted: string | null;
}

export interface LoadedDelivery {
  readonly id: Id<"delivery">;
  readonly buyerId: Id<"buyer">;
  readonly attempts: number;
  readonly target: DeliveryTarget;
  readonly event: Omit<LeadEvent, "timestamp">;
  readonly category: {
    readonly name: { readonly en: string; readonly de: string };
    readonly fields: readonly Field[];
  };
  readonly addressee: LeadAddressee;
  /** Why it must not be sent after all, or null. */
  readonly stop:
    | typeof ENDPOINT_DISABLED
    | typeof ENDPOINT_SWITCHED_OFF
    | "sale reversed"
    | "lead erased"
    | null;
}

const columns = {
  id: delivery.id,
  buyerId: delivery.buyerId,
  attempts: delivery.attempts,
  endpoint,
  sale,
  lead,
  contract: { id: contract.id, name: contract.name },
  category: { key: category.key, name: category.name, fields: category.fields },
  addressee: { locale: buyer.locale, timeZone: buyer.timeZone, balanceMinor: ledgerAccount.balance },
};

/** Rows that are gone or no longer pending are left out. */
export async function loadDeliveries(
  brand: { readonly id: Id<"brand">; readonly slug: string; readonly currency: string },
  ids: readonly Id<"delivery">[],
): Promise<LoadedDelivery[]> {
  const rows = await withBrand({ brandId: brand.id, readOnly: true }, (tx) =>
    tx
      .select(columns)
      .from(delivery)
      .innerJoin(sale, eq(sale.id, delivery.saleId))
      .innerJoin(lead, eq(lead.id, delivery.leadId))
      .innerJoin(contract, eq(contract.id, sale.contractId))
      .innerJoin(category, eq(category.id, sale.categoryId))
      .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
      .innerJoin(buyer, eq(buyer.id, delivery.buyerId))
      .leftJoin(ledgerAccount, eq(ledgerAccount.id, buyer.walletAccountId))
      .where(inArray(delivery.id, [...ids])),
  );
  return rows.map((row) => ({
    id: row.id,
    buyerId: row.buyerId,
    attempts: row.attempts,
    target: {
      endpointId: row.endpoint.id,
      kind: row.endpoint.kind,
      config: row.endpoint.config,
      secretEncrypted: row.endpoint.secretEncrypted,
    },
    event: toEvent(brand, row),
    category: row.category,
    addressee: row.addressee,
    stop: stopOf(row),
  }));
}

type Row = {
  readonly endpoint: typeof endpoint.$inferSelect;
  readonly sale: typeof sale.$inferSelect;
  readonly lead: typeof lead.$inferSelect;
  readonly contract: { readonly id: Id<"contract">; readonly name: string };
  readonly category: { readonly key: string };
};

function stopOf(row: Row): LoadedDelivery["stop"] {
  if (row.endpoint.disabledAt) {
    return row.endpoint.disabledReason === "by_user" ? ENDPOINT_SWITCHED_OFF : ENDPOINT_DISABLED;
  }
  if (row.sale.reversedAt) return "sale reversed";
  return row.lead.erasedAt ? "lead erased" : null;
}

function toEvent(
  brand: { readonly slug: string; readonly currency: string },
  row: Row,
): Omit<LeadEvent, "timestamp"> {
  const { sale: sold, lead: inquiry } = row;
  const { firstName, lastName, email, phone, street, country, postalCode, city, state } = inquiry;
  return {
    type: "lead.sold",
    test: inquiry.test,
    data: {
      brand: brand.slug,
      sale: {
        id: sold.id,
        soldAt: sold.soldAt.toISOString(),
        mode: sold.mode,
        price: { amount: sold.priceMinor, currency: brand.currency },
        contract: row.contract,
      },
      lead: {
        id: inquiry.id,
        category: row.category.key,
        receivedAt: inquiry.receivedAt.toISOString(),
        contact: { firstName, lastName, email, phone, street },
        place: { country, postalCode, city, state },
        fields: inquiry.fields,
        consent: inquiry.consent,
      },
    },
  };
}
