/** The columns of a lead that every view of it starts with, and how a row becomes a LeadCore. */
import { category, lead } from "@/db/schema";
import type { LeadCore } from "./schema";

export const leadColumns = {
  id: lead.id,
  status: lead.status,
  test: lead.test,
  receivedAt: lead.receivedAt,
  firstName: lead.firstName,
  lastName: lead.lastName,
  email: lead.email,
  phone: lead.phone,
  street: lead.street,
  country: lead.country,
  postalCode: lead.postalCode,
  city: lead.city,
  state: lead.state,
  lat: lead.lat,
  lng: lead.lng,
  fields: lead.fields,
  erasedAt: lead.erasedAt,
  categoryId: category.id,
  categoryKey: category.key,
  categoryName: category.name,
};

type ColumnTypes<T> = {
  [K in keyof T]: T[K] extends { _: { data: infer D; notNull: infer N } }
    ? N extends true
      ? D
      : D | null
    : never;
};
export type LeadRow = ColumnTypes<typeof leadColumns>;

export function toLeadCore(row: LeadRow): LeadCore {
  return {
    id: row.id,
    status: row.status,
    test: row.test,
    receivedAt: row.receivedAt,
    category: { id: row.categoryId, key: row.categoryKey, name: row.categoryName },
    contact: {
      firstName: row.firstName,
      lastName: row.lastName,
      email: row.email,
      phone: row.phone,
      street: row.street,
    },
    place: {
      country: row.country,
      postalCode: row.postalCode,
      city: row.city,
      state: row.state,
      lat: row.lat,
      lng: row.lng,
    },
    fields: row.fields,
    erasedAt: row.erasedAt,
  };
}
