import { getTranslations } from "next-intl/server";
import { leadName } from "@/components/lead/lead-name";
import { pickText } from "@/components/lead/pick-text";
import type { Locale } from "@/lib/core/ctx";
import { placeText } from "@/lib/core/place-text";
import type { PipelineStage } from "@/lib/reporting/list-pipeline";
import type { BoardColumn } from "./board";

/** What the browser needs of the leads, and no more: no phone, no mail. */
export async function toBoard(
  stages: readonly PipelineStage[],
  locale: Locale,
): Promise<readonly BoardColumn[]> {
  const t = await getTranslations("buyer.leads");
  return stages.map(({ stage, count, dealValueMinor, leads }) => ({
    stage,
    count,
    dealValueMinor,
    cards: leads.map((lead) => ({
      leadId: lead.id,
      name: leadName(lead.contact) ?? t("noName"),
      about: [placeText(lead.place), pickText(lead.category.name, locale)].filter(Boolean).join(" · "),
      soldAt: lead.soldAt.toISOString(),
      stage: lead.card.stage,
      lostReason: lead.card.lostReason,
      followUpOn: lead.card.followUpOn,
      dealValueMinor: lead.card.dealValueMinor,
      starred: lead.card.starred,
    })),
  }));
}
