/** The columns every table is made of: ids typed by their prefix, the brand that comes from the transaction, times. */
import { sql } from "drizzle-orm";
import { bigint, customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { fromUuid, type Id, type IdPrefix, toUuid } from "../lib/core/id";

/** A TypeID in the program, a `uuid` in the table. */
export function typeId<P extends IdPrefix>(prefix: P, name?: string) {
  const column = customType<{ data: Id<P>; driverData: string }>({
    dataType: () => "uuid",
    fromDriver: (value) => fromUuid(prefix, value),
    toDriver: (value) => toUuid(prefix, value),
  });
  return name === undefined ? column() : column(name);
}

/** The brand of the row: never named by a query, always taken from the transaction's setting (see brand.ts). */
export const brandId = () =>
  typeId("brand", "brand_id")
    .notNull()
    .default(sql`(nullif(current_setting('app.brand_id', true), ''))::uuid`);

/** An instant. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const createdAt = () => at("created_at").notNull().defaultNow();

/** An amount in minor units of the brand's currency. */
export const minor = (name: string) => bigint(name, { mode: "number" });

/** A list of ids without foreign keys; the use case that writes it checks them. */
export const uuidList = (name: string) => uuid(name).array();
