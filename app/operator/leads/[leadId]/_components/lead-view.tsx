import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DecisionTable } from "@/components/decision/decision-table";
import { ConsentList } from "@/components/lead/consent-list";
import { ContactBlock } from "@/components/lead/contact-block";
import { FieldList } from "@/components/lead/field-list";
import { LeadStatus } from "@/components/lead/lead-status";
import { pickText } from "@/components/lead/pick-text";
import { PlaceMapView } from "@/components/lead/place-map";
import { ReasonList } from "@/components/lead/reason-list";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import { mayDo } from "@/lib/core/permissions";
import { placeText } from "@/lib/core/place-text";
import { listLeadDeliveries } from "@/lib/deliveries/list-lead-deliveries";
import { phoneText } from "@/lib/leads/phone-text";
import type { LeadPage } from "@/lib/reporting/get-lead";
import { getPlaceMap } from "@/lib/routing/get-place-map";
import type { PortalCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { DeliveriesCard } from "./deliveries-card";
import { LeadDeeds } from "./lead-deeds";
import { LeadMoments, wasStopped } from "./lead-moments";
import { OriginCard } from "./origin-card";
import { SalesCard } from "./sales-card";

interface Props {
  readonly ctx: PortalCtx<"operator">;
  readonly lead: LeadPage;
  readonly title: string;
  readonly back?: { readonly href: string; readonly label: string };
}

/** All of a lead, on a page of its own or over the list. */
export async function LeadView({ ctx, lead, title, back }: Props) {
  const { country, postalCode } = lead.place;
  const [map, t, tl] = await Promise.all([
    country && postalCode ? pageQuery(ctx, getPlaceMap, { country, postalCode }) : null,
    getTranslations("operator.lead"),
    getTranslations("leads"),
  ]);
  const deliveries = await pageQuery(ctx, listLeadDeliveries, { leadId: lead.id });
  const { currency } = ctx.brand;
  const actor = actorClass(ctx.actor);
  return (
    <div className="@container">
      <PageHeader
        title={title}
        aside={
          <>
            <LeadStatus status={lead.status} test={lead.test} />
            <CopyId id={lead.id} />
          </>
        }
        text={pickText(lead.category.name, ctx.locale)}
        {...(back ? { back } : {})}
        actions={<LeadDeeds lead={lead} actor={actor} />}
      />
      <div className="grid grid-cols-1 items-start gap-4 @4xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] @4xl:grid-rows-[auto_1fr]">
        <div className="grid grid-cols-1 gap-4">
          <Card title={tl("contact.title")}>
            <ContactBlock
              contact={lead.contact}
              phoneText={phoneText(lead.contact.phone)}
              place={lead.place}
              erased={lead.erasedAt !== null}
            />
          </Card>
          {map && (
            <Card title={t("map")}>
              <PlaceMapView map={map} place={placeText(lead.place) ?? postalCode ?? ""} />
            </Card>
          )}
          <Card title={t("fields")}>
            <FieldList values={lead.fields} schema={lead.categoryFields} currency={currency} />
          </Card>
        </div>
        <div className="grid grid-cols-1 gap-4 @4xl:col-start-2 @4xl:row-span-2 @4xl:row-start-1">
          <SalesCard lead={lead} currency={currency} mayReverse={mayDo(actor, "sale.reverse")} />
          <DecisionCard lead={lead} currency={currency} />
          {lead.sales.length > 0 && (
            <DeliveriesCard deliveries={deliveries} mayRedeliver={mayDo(actor, "delivery.redeliver")} />
          )}
        </div>
        <div className="grid grid-cols-1 gap-4">
          <Card title={tl("timeline.title")}>
            <LeadMoments lead={lead} currency={currency} />
          </Card>
          <OriginCard lead={lead} />
          <Card title={tl("consent.title")}>
            <ConsentList consent={lead.consent} />
          </Card>
        </div>
      </div>
    </div>
  );
}

function DecisionCard({ lead, currency }: { readonly lead: LeadPage; readonly currency: Currency }) {
  const t = useTranslations("operator.lead");
  return (
    <Card title={t("decision")}>
      {lead.decisions.length === 0 && (
        <>
          <p className="text-muted">{t(wasStopped(lead) ? "noDecision" : "noContract")}</p>
          <ReasonList reasons={lead.reasons} schema={lead.categoryFields} />
        </>
      )}
      <div className="grid grid-cols-1 gap-6">
        {lead.decisions.toReversed().map((decision) => (
          <DecisionTable key={decision.decidedAt.toISOString()} decision={decision} currency={currency} />
        ))}
      </div>
    </Card>
  );
}
