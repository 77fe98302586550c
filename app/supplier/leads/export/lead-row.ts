import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import type { SuppliedLead } from "@/lib/reporting/list-supplied-leads";
import { type CsvColumn, csvForms } from "@/lib/web/csv-response";
import type { PortalCtx } from "@/lib/web/ctx";
import { reasonWords } from "@/lib/web/reason-words";

/** The leads' columns for a file: what the list shows, with what names a lead in the supplier's own books first. */
export async function leadColumns(ctx: PortalCtx<"supplier">): Promise<readonly CsvColumn<SuppliedLead>[]> {
  const [t, reasons, { leadIdHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations(),
    reasonWords(ctx),
    csvForms(ctx),
  ]);
  return [
    [t("supplier.leads.externalId"), ({ externalId }) => externalId],
    [leadIdHeader, ({ id }) => id],
    [inZone(t("supplier.leads.receivedAt")), ({ receivedAt }) => time(receivedAt)],
    [t("leads.path.contact_firstName"), ({ contact }) => contact.firstName],
    [t("leads.path.contact_lastName"), ({ contact }) => contact.lastName],
    [t("leads.contact.phone"), ({ contact }) => contact.phone],
    [t("leads.contact.email"), ({ contact }) => contact.email],
    // Text to spreadsheets as well, else 01067 loses its zero.
    [t("leads.path.place_postalCode"), ({ place }) => place.postalCode],
    [t("leads.path.place_city"), ({ place }) => place.city],
    [t("leads.path.place_country"), ({ place }) => place.country],
    [t("supplier.leads.category"), ({ category }) => pickText(category.name, ctx.locale)],
    [t("supplier.leads.source"), ({ source }) => source.name],
    [t("supplier.lead.subSource"), ({ subSource }) => subSource],
    [t("supplier.leads.fate"), ({ status }) => t(`leads.status.${status}`)],
    [t("supplier.leads.why"), reasons],
    [t("leads.test"), ({ test }) => t(test ? "leads.yes" : "leads.no")],
    [t("supplier.lead.sold"), ({ soldTimes }) => soldTimes],
    [t("supplier.lead.credited"), ({ creditedTimes }) => creditedTimes],
    [
      inCurrency(t("supplier.leads.payout")),
      ({ payoutMinor, soldTimes }) => (soldTimes > 0 ? amount(payoutMinor) : null),
    ],
  ];
}
