import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { leadName } from "@/components/lead/lead-name";
import type { Ctx } from "@/lib/core/ctx";
import { isAppError } from "@/lib/core/errors";
import { getPurchase, type PurchasePage } from "@/lib/reporting/get-purchase";
import { openPurchase } from "@/lib/sales/open-purchase";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

/** A bought lead for its page's title: reading it so far opens nothing. */
export const readLead = cache(async (leadId: string): Promise<PurchasePage> => {
  return pageQuery(await requireCtx("buyer"), getPurchase, { leadId });
});

export async function leadTitle({ contact, erasedAt }: PurchasePage): Promise<string> {
  const t = await getTranslations("buyer");
  return leadName(contact) ?? t(erasedAt ? "leads.erased" : "lead.title");
}

/**
 * A bought lead whose contact is about to be shown, which is what opening means. Pages are not rendered ahead of a visit: links
 * to them are fetched beforehand only down to the frame.
 */
export async function openLead(
  ctx: Ctx,
  leadId: string,
): Promise<{ readonly lead: PurchasePage; readonly justOpened: boolean }> {
  const lead = await readLead(leadId);
  if (lead.openedAt || lead.withheld) return { lead, justOpened: false };
  try {
    const { openedAt } = await openPurchase(ctx, { leadId });
    return { lead: { ...lead, openedAt }, justOpened: true };
  } catch (error) {
    // Credited in this very moment: what may be shown now, the database says.
    if (!isAppError(error) || error.reason !== "sale.reversed") throw error;
    return { lead: await pageQuery(ctx, getPurchase, { leadId }), justOpened: false };
  }
}
