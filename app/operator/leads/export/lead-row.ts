import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { add } from "@/lib/core/money";
import type { LeadListItem } from "@/lib/reporting/list-leads";
import { type CsvColumn, csvForms } from "@/lib/web/csv-response";
import type { PortalCtx } from "@/lib/web/ctx";
import { reasonWords } from "@/lib/web/reason-words";

const standing = (lead: LeadListItem) => lead.sales.filter(({ reversedAt }) => reversedAt === null);

/** The leads' columns for a file: what the list shows, and what names a lead elsewhere. */
export async function leadColumns(ctx: PortalCtx<"operator">): Promise<readonly CsvColumn<LeadListItem>[]> {
  const [t, reasons, { leadIdHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations(),
    reasonWords(ctx),
    csvForms(ctx),
  ]);
  const sum = (lead: LeadListItem, of: "priceMinor" | "payoutMinor") =>
    standing(lead).length > 0 ? amount(add(...standing(lead).map((sale) => sale[of]))) : null;
  return [
    [leadIdHeader, ({ id }) => id],
    [inZone(t("operator.leads.csv.received")), ({ receivedAt }) => time(receivedAt)],
    [t("leads.path.contact_firstName"), ({ contact }) => contact.firstName],
    [t("leads.path.contact_lastName"), ({ contact }) => contact.lastName],
    [t("leads.contact.phone"), ({ contact }) => contact.phone],
    [t("leads.contact.email"), ({ contact }) => contact.email],
    [t("leads.contact.street"), ({ contact }) => contact.street],
    // Text to spreadsheets as well, else 01067 loses its zero.
    [t("leads.path.place_postalCode"), ({ place }) => place.postalCode],
    [t("leads.path.place_city"), ({ place }) => place.city],
    [t("leads.path.place_country"), ({ place }) => place.country],
    [t("operator.leads.column.category"), ({ category }) => pickText(category.name, ctx.locale)],
    [t("operator.leads.column.supplier"), ({ supplier }) => supplier.name],
    [t("operator.leads.filter.source"), ({ source }) => source.name],
    [t("operator.leads.csv.externalId"), ({ externalId }) => externalId],
    [t("operator.leads.column.status"), ({ status }) => t(`leads.status.${status}`)],
    [t("operator.leads.csv.reasons"), reasons],
    [t("operator.leads.csv.test"), ({ test }) => t(test ? "leads.yes" : "leads.no")],
    [t("operator.leads.csv.soldTimes"), (lead) => standing(lead).length],
    [
      t("operator.leads.column.buyers"),
      (lead) =>
        standing(lead)
          .map(({ buyer }) => buyer.name)
          .join(", "),
    ],
    [inCurrency(t("operator.leads.column.price")), (lead) => sum(lead, "priceMinor")],
    [inCurrency(t("operator.leads.csv.payout")), (lead) => sum(lead, "payoutMinor")],
    [inZone(t("operator.leads.csv.erased")), ({ erasedAt }) => time(erasedAt)],
  ];
}
