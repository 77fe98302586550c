import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { leadName } from "@/components/lead/lead-name";
import { getLead, type LeadPage } from "@/lib/reporting/get-lead";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

/** The lead of a page and of its title: read once. */
export const readLead = cache(
  async (leadId: string): Promise<LeadPage> => pageQuery(await requireCtx("operator"), getLead, { leadId }),
);

export async function leadTitle({ erasedAt, contact }: LeadPage): Promise<string> {
  const t = await getTranslations("operator.lead");
  return erasedAt ? t("erased") : (leadName(contact) ?? t("nameless"));
}
