/** A bought lead as a mail: the brand's looks, the buyer's language, fields in words. Pure but for the rendering. */

import { mailBrand } from "@/emails/_components/mail-brand";
import type { RenderedMail } from "@/emails/_components/render-mail";
import { leadDeliveryMail } from "@/emails/lead-delivery-mail";
import type { KnownBrand } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import type { Locale } from "@/lib/core/ctx";
import { type Currency, formatMoney, money } from "@/lib/core/money";
import { phoneText } from "@/lib/leads/phone-text";
import type { Field, FieldValue } from "@/lib/leads/schema";
import { contactName, type LeadEvent } from "./lead-event";
import type { LeadAddressee } from "./load-deliveries";

export type LeadMailBrand = Pick<
  KnownBrand,
  "id" | "name" | "legalName" | "currency" | "theme" | "logo" | "mailFrom" | "primaryHost"
>;

export function leadMail(
  brand: LeadMailBrand,
  event: LeadEvent,
  category: { readonly name: Readonly<Record<Locale, string>>; readonly fields: readonly Field[] },
  addressee: LeadAddressee,
): Promise<RenderedMail> {
  const { sale, lead } = event.data;
  const { locale } = addressee;
  const { email, phone, street } = lead.contact;
  return leadDeliveryMail({
    brand: mailBrand(brand),
    locale,
    timeZone: addressee.timeZone,
    test: event.test,
    category: category.name[locale] || category.name.en || category.name.de,
    contact: { name: contactName(lead.contact), email, phone, phoneText: phoneText(phone), street },
    place: lead.place,
    fields: category.fields.flatMap((field) => {
      const value = lead.fields[field.key];
      if (value === undefined) return [];
      const label = field.label[locale] || field.label.en || field.label.de || field.key;
      return [{ label, value: fieldText(field, value, locale, brand.currency) }];
    }),
    contract: sale.contract.name,
    mode: sale.mode,
    price: money(sale.price.amount, brand.currency),
    balance: addressee.balanceMinor === null ? null : money(addressee.balanceMinor, brand.currency),
    soldAt: new Date(sale.soldAt),
    leadUrl: `${brandOrigin(brand.primaryHost)}/buyer/leads/${lead.id}`,
  });
}

const YES_NO = { en: ["Yes", "No"], de: ["Ja", "Nein"] } as const;

function fieldText(field: Field, value: FieldValue, locale: Locale, currency: Currency): string {
  const choice = (key: string): string => {
    const label = field.choices?.find((option) => option.value === key)?.label;
    return label?.[locale] || label?.en || label?.de || key;
  };
  if (typeof value === "boolean") return YES_NO[locale][value ? 0 : 1];
  if (typeof value === "object") return value.map(choice).join(", ");
  if (typeof value === "number") {
    const isMoney = field.type === "money";
    return isMoney ? formatMoney(money(value, currency), locale) : value.toLocaleString(locale);
  }
  if (field.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en", {
      dateStyle: "medium",
      timeZone: "UTC",
    }).format(new Date(`${value}T00:00:00Z`));
  }
  return field.type === "choice" ? choice(value) : value;
}
