import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { DecisionTable } from "@/components/decision/decision-table";
import { ConsentList } from "@/components/lead/consent-list";
import { ContactBlock } from "@/components/lead/contact-block";
import { FieldList } from "@/components/lead/field-list";
import { leadName } from "@/components/lead/lead-name";
import { LeadStatus } from "@/components/lead/lead-status";
import { pickText } from "@/components/lead/pick-text";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import { getLead } from "@/lib/reporting/get-lead";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { DeliveriesCard } from "./_components/deliveries-card";
import { LeadMoments } from "./_components/lead-moments";
import { OriginCard } from "./_components/origin-card";
import { SalesCard } from "./_components/sales-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.lead");
  return { title: t("title") };
}

export default async function LeadDetailPage({ params }: { params: Promise<{ leadId: string }> }) {
  const ctx = await requireCtx("operator");
  const { leadId } = await params;
  const [lead, t, tl] = await Promise.all([
    pageQuery(ctx, getLead, { leadId }),
    getTranslations("operator.lead"),
    getTranslations("leads"),
  ]);
  const deliveries = await Promise.all(lead.deliveries.map(({ id }) => pageQuery(ctx, getDelivery, { id })));
  const { currency } = ctx.brand;
  const actor = actorClass(ctx.actor);
  const name = lead.erasedAt ? t("erased") : (leadName(lead.contact) ?? t("nameless"));
  return (
    <>
      <PageHeader
        title={name}
        aside={
          <>
            <LeadStatus status={lead.status} test={lead.test} />
            <CopyId id={lead.id} />
          </>
        }
        text={pickText(lead.category.name, ctx.locale)}
        back={{ href: "/operator/leads", label: t("back") }}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 gap-4">
          <Card title={tl("contact.title")}>
            <ContactBlock contact={lead.contact} place={lead.place} erased={lead.erasedAt !== null} />
          </Card>
          <Card title={t("fields")}>
            <FieldList values={lead.fields} schema={lead.categoryFields} currency={currency} />
          </Card>
          <Card title={tl("timeline.title")}>
            <LeadMoments lead={lead} currency={currency} />
          </Card>
          <OriginCard lead={lead} />
          <Card title={tl("consent.title")}>
            <ConsentList consent={lead.consent} />
          </Card>
        </div>
        <div className="grid grid-cols-1 gap-4">
          <SalesCard lead={lead} currency={currency} mayReverse={mayDo(actor, "sale.reverse")} />
          <Card title={t("decision")}>
            {lead.decisions.length === 0 && <p className="text-muted">{t("noDecision")}</p>}
            <div className="grid grid-cols-1 gap-6">
              {lead.decisions.toReversed().map((decision) => (
                <DecisionTable
                  key={decision.decidedAt.toISOString()}
                  decision={decision}
                  currency={currency}
                />
              ))}
            </div>
          </Card>
          <DeliveriesCard deliveries={deliveries} mayRedeliver={mayDo(actor, "delivery.redeliver")} />
          <HistorySection ctx={ctx} id={lead.id} />
        </div>
      </div>
    </>
  );
}
