import { getTimeZone, getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { type CsvCell, csvAmount, csvTime } from "@/lib/core/csv";
import type { Ctx } from "@/lib/core/ctx";
import type { SuppliedLead } from "@/lib/reporting/list-supplied-leads";

interface Columns {
  readonly header: readonly string[];
  readonly row: (lead: SuppliedLead) => readonly CsvCell[];
}

/** The leads' columns for a file: what the list shows, with what names a lead in the supplier's own books first. */
export async function leadColumns({ brand, locale }: Ctx): Promise<Columns> {
  const [t, zone] = await Promise.all([getTranslations(), getTimeZone()]);
  const columns: readonly [string, (lead: SuppliedLead) => CsvCell][] = [
    [t("supplier.leads.externalId"), ({ externalId }) => externalId],
    [t("supplier.csv.id"), ({ id }) => id],
    [t("supplier.leads.receivedAt"), ({ receivedAt }) => csvTime(receivedAt, zone)],
    [t("leads.path.contact_firstName"), ({ contact }) => contact.firstName],
    [t("leads.path.contact_lastName"), ({ contact }) => contact.lastName],
    [t("leads.contact.phone"), ({ contact }) => contact.phone],
    [t("leads.contact.email"), ({ contact }) => contact.email],
    // Text to spreadsheets as well, else 01067 loses its zero.
    [t("leads.path.place_postalCode"), ({ place }) => place.postalCode],
    [t("leads.path.place_city"), ({ place }) => place.city],
    [t("leads.path.place_country"), ({ place }) => place.country],
    [t("supplier.leads.category"), ({ category }) => pickText(category.name, locale)],
    [t("supplier.leads.source"), ({ source }) => source.name],
    [t("supplier.lead.subSource"), ({ subSource }) => subSource],
    [t("supplier.leads.fate"), ({ status }) => t(`leads.status.${status}`)],
    [t("supplier.leads.why"), ({ reasons }) => reasonsOf(reasons)],
    [t("leads.test"), ({ test }) => t(test ? "leads.yes" : "leads.no")],
    [t("supplier.lead.sold"), ({ soldTimes }) => soldTimes],
    [t("supplier.lead.credited"), ({ creditedTimes }) => creditedTimes],
    [
      `${t("supplier.leads.payout")} (${brand.currency})`,
      ({ payoutMinor, soldTimes }) => (soldTimes > 0 ? csvAmount(payoutMinor, brand.currency, locale) : null),
    ],
  ];
  return {
    header: columns.map(([name]) => name),
    row: (lead) => columns.map(([, cell]) => cell(lead)),
  };
}

/** By code and field, as the API answers them: a program reads them as well. */
function reasonsOf(reasons: SuppliedLead["reasons"]): string | null {
  return reasons.map(({ code, field }) => (field ? `${field}: ${code}` : code)).join(", ") || null;
}
