import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ConsentList } from "@/components/lead/consent-list";
import { ContactBlock } from "@/components/lead/contact-block";
import { FieldList } from "@/components/lead/field-list";
import { leadName } from "@/components/lead/lead-name";
import { LeadStatus } from "@/components/lead/lead-status";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { getSuppliedLead } from "@/lib/reporting/get-supplied-lead";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { ExtraList } from "./_components/extra-list";
import { FateCard } from "./_components/fate-card";

interface Props {
  readonly params: Promise<{ leadId: string }>;
}

const readLead = cache(async (leadId: string) =>
  pageQuery(await requireCtx("supplier"), getSuppliedLead, { leadId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ leadId }, t] = await Promise.all([params, getTranslations("supplier.leads")]);
  return { title: leadName((await readLead(leadId)).contact) ?? t("lead") };
}

export default async function LeadPage({ params }: Props) {
  const ctx = await requireCtx("supplier");
  const [lead, t] = await Promise.all([readLead((await params).leadId), getTranslations()]);
  const { currency } = ctx.brand;
  return (
    <>
      <PageHeader
        back={{ href: "/supplier/leads", label: t("supplier.leads.title") }}
        title={leadName(lead.contact) ?? t("supplier.leads.noName")}
        aside={
          <>
            <LeadStatus status={lead.status} test={lead.test} />
            <CopyId id={lead.id} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <FateCard lead={lead} currency={currency} />
        <div className="grid gap-4">
          <Card title={t("leads.contact.title")}>
            <ContactBlock contact={lead.contact} place={lead.place} erased={lead.erasedAt !== null} />
          </Card>
          <Card title={t("supplier.lead.fields")}>
            <FieldList values={lead.fields} schema={lead.categoryFields} currency={currency} />
          </Card>
          <ExtraList extra={lead.extra} />
          <Card title={t("leads.consent.title")}>
            <ConsentList consent={lead.consent} />
          </Card>
        </div>
      </div>
    </>
  );
}
