import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import type { Ctx } from "@/lib/core/ctx";
import type { Purchase } from "@/lib/reporting/list-purchases";
import { type CsvColumn, csvForms } from "@/lib/web/csv-response";

/**
 * The inbox's columns for a file. As on the page, how to reach a lead is told only of leads that were opened: reading it
 * is what opening means.
 */
export async function leadColumns(ctx: Ctx): Promise<readonly CsvColumn<Purchase>[]> {
  const [t, { leadIdHeader, amount, inCurrency, time, inZone }] = await Promise.all([
    getTranslations(),
    csvForms(ctx),
  ]);
  return [
    [leadIdHeader, ({ id }) => id],
    [inZone(t("buyer.leads.soldAt")), ({ soldAt }) => time(soldAt)],
    [t("leads.path.contact_firstName"), ({ contact }) => contact.firstName],
    [t("leads.path.contact_lastName"), ({ contact }) => contact.lastName],
    [t("leads.contact.phone"), ({ contact, openedAt }) => openedAt && contact.phone],
    [t("leads.contact.email"), ({ contact, openedAt }) => openedAt && contact.email],
    [t("leads.contact.street"), ({ contact, openedAt }) => openedAt && contact.street],
    // Text to spreadsheets as well, else 01067 loses its zero.
    [t("leads.path.place_postalCode"), ({ place }) => place.postalCode],
    [t("leads.path.place_city"), ({ place }) => place.city],
    [t("leads.path.place_country"), ({ place }) => place.country],
    [t("buyer.leads.category"), ({ category }) => pickText(category.name, ctx.locale)],
    [t("buyer.leads.contract"), ({ contract }) => contract.name],
    [t("buyer.leads.mode"), ({ mode }) => t(`leads.mode.${mode}`)],
    [inCurrency(t("buyer.leads.price")), ({ priceMinor }) => amount(priceMinor)],
    [inZone(t("buyer.leads.read")), ({ openedAt }) => time(openedAt)],
    [inZone(t("buyer.leads.credited")), ({ reversedAt }) => time(reversedAt)],
    [t("buyer.leads.stage"), ({ card }) => t(`buyer.stage.${card.stage}`)],
    [t("buyer.csv.lostReason"), ({ card }) => card.lostReason && t(`buyer.lost.${card.lostReason}`)],
    [t("buyer.leads.followUp"), ({ card }) => card.followUpOn],
    [inCurrency(t("buyer.work.dealValue")), ({ card }) => amount(card.dealValueMinor)],
    [t("buyer.leads.starred"), ({ card }) => t(card.starred ? "leads.yes" : "leads.no")],
  ];
}
