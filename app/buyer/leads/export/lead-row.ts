import { getTimeZone, getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { type CsvCell, csvAmount, csvTime } from "@/lib/core/csv";
import type { Ctx } from "@/lib/core/ctx";
import type { Purchase } from "@/lib/reporting/list-purchases";

interface Columns {
  readonly header: readonly string[];
  readonly row: (lead: Purchase) => readonly CsvCell[];
}

/**
 * The inbox's columns for a file. As on the page, how to reach a lead is told only of leads that were opened: reading it
 * is what opening means.
 */
export async function leadColumns({ brand, locale }: Ctx): Promise<Columns> {
  const [t, zone] = await Promise.all([getTranslations(), getTimeZone()]);
  const time = (at: Date | null) => csvTime(at, zone);
  const amount = (minor: number | null) => csvAmount(minor, brand.currency, locale);
  const columns: readonly [string, (lead: Purchase) => CsvCell][] = [
    [t("buyer.csv.id"), ({ id }) => id],
    [t("buyer.leads.soldAt"), ({ soldAt }) => time(soldAt)],
    [t("leads.path.contact_firstName"), ({ contact }) => contact.firstName],
    [t("leads.path.contact_lastName"), ({ contact }) => contact.lastName],
    [t("leads.contact.phone"), ({ contact, openedAt }) => openedAt && contact.phone],
    [t("leads.contact.email"), ({ contact, openedAt }) => openedAt && contact.email],
    [t("leads.contact.street"), ({ contact, openedAt }) => openedAt && contact.street],
    // Text to spreadsheets as well, else 01067 loses its zero.
    [t("leads.path.place_postalCode"), ({ place }) => place.postalCode],
    [t("leads.path.place_city"), ({ place }) => place.city],
    [t("leads.path.place_country"), ({ place }) => place.country],
    [t("buyer.leads.category"), ({ category }) => pickText(category.name, locale)],
    [t("buyer.leads.contract"), ({ contract }) => contract.name],
    [t("buyer.leads.mode"), ({ mode }) => t(`leads.mode.${mode}`)],
    [`${t("buyer.leads.price")} (${brand.currency})`, ({ priceMinor }) => amount(priceMinor)],
    [t("buyer.leads.read"), ({ openedAt }) => time(openedAt)],
    [t("buyer.leads.credited"), ({ reversedAt }) => time(reversedAt)],
    [t("buyer.leads.stage"), ({ card }) => t(`buyer.stage.${card.stage}`)],
    [t("buyer.csv.lostReason"), ({ card }) => card.lostReason && t(`buyer.lost.${card.lostReason}`)],
    [t("buyer.leads.followUp"), ({ card }) => card.followUpOn],
    [`${t("buyer.work.dealValue")} (${brand.currency})`, ({ card }) => amount(card.dealValueMinor)],
    [t("buyer.leads.starred"), ({ card }) => t(card.starred ? "leads.yes" : "leads.no")],
  ];
  return {
    header: columns.map(([name]) => name),
    row: (lead) => columns.map(([, cell]) => cell(lead)),
  };
}
