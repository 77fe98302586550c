import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { leadName } from "@/components/lead/lead-name";
import { getSuppliedLead, type SuppliedLeadPage } from "@/lib/reporting/get-supplied-lead";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

/** The lead of a page and of its title: read once. */
export const readLead = cache(
  async (leadId: string): Promise<SuppliedLeadPage> =>
    pageQuery(await requireCtx("supplier"), getSuppliedLead, { leadId }),
);

export async function leadTitle({ contact }: SuppliedLeadPage): Promise<string> {
  const t = await getTranslations("supplier.leads");
  return leadName(contact) ?? t("noName");
}
