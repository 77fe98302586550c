import type { buyer } from "@/db/schema";
import { type Currency, money } from "@/lib/core/money";
import type { BuyerView } from "./buyer-schema";

export function toBuyerView(row: typeof buyer.$inferSelect, currency: Currency): BuyerView {
  const { id, name, email, phone, country, timeZone, locale, status } = row;
  return {
    id,
    name,
    email,
    phone,
    country,
    timeZone,
    locale,
    status,
    lowBalance: row.lowBalanceMinor === null ? null : money(row.lowBalanceMinor, currency),
    createdAt: row.createdAt.toISOString(),
  };
}
