import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/lib/web/ctx";
import { LEADS_PATH } from "../_components/lead-query";
import { LeadView } from "./_components/lead-view";
import { leadTitle, readLead } from "./read-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await leadTitle(await readLead((await params).leadId)) };
}

export default async function LeadDetailPage({ params }: Props) {
  const ctx = await requireCtx("operator");
  const [lead, t] = await Promise.all([
    params.then(({ leadId }) => readLead(leadId)),
    getTranslations("operator.lead"),
  ]);
  return (
    <LeadView
      ctx={ctx}
      lead={lead}
      title={await leadTitle(lead)}
      back={{ href: LEADS_PATH, label: t("back") }}
    />
  );
}
