import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/lib/web/ctx";
import { LeadView } from "./_components/lead-view";
import { leadTitle, readLead } from "./read-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await leadTitle(await readLead((await params).leadId)) };
}

export default async function LeadPage({ params }: Props) {
  const ctx = await requireCtx("supplier");
  const [lead, t] = await Promise.all([
    params.then(({ leadId }) => readLead(leadId)),
    getTranslations("supplier.leads"),
  ]);
  return (
    <LeadView
      lead={lead}
      title={await leadTitle(lead)}
      currency={ctx.brand.currency}
      back={{ href: "/supplier/leads", label: t("title") }}
    />
  );
}
