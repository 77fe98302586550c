import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttemptList } from "@/components/lead/attempt-list";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { RedeliverDialog } from "../_components/redeliver-dialog";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.deliveries");
  return { title: t("one") };
}

export default async function DeliveryPage({ params }: { params: Promise<{ deliveryId: string }> }) {
  const ctx = await requireCtx("operator");
  const { deliveryId } = await params;
  const [delivery, t, kinds] = await Promise.all([
    pageQuery(ctx, getDelivery, { id: deliveryId }),
    getTranslations("operator.deliveries"),
    getTranslations("deliveries.kind"),
  ]);
  const { buyer, endpoint, state, attemptCount } = delivery;
  const idle = state !== "pending" || attemptCount > 0;
  return (
    <>
      <PageHeader
        title={endpoint.name}
        aside={
          <>
            <DeliveryState state={state} attempts={attemptCount} />
            <CopyId id={delivery.id} />
          </>
        }
        back={{ href: "/operator/deliveries", label: t("back") }}
        actions={
          idle &&
          mayDo(actorClass(ctx.actor), "delivery.redeliver") && <RedeliverDialog delivery={delivery} />
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Card title={t("facts")}>
          <DescriptionList
            items={[
              { term: t("column.kind"), value: kinds(endpoint.kind) },
              {
                term: t("column.buyer"),
                value: <TextLink href={`/operator/buyers/${buyer.id}`}>{buyer.name}</TextLink>,
              },
              {
                term: t("column.lead"),
                value: <TextLink href={`/operator/leads/${delivery.leadId}`}>{t("toLead")}</TextLink>,
              },
              { term: t("column.sold"), value: <Time at={delivery.createdAt} mode="exact" /> },
              { term: t("column.next"), value: delivery.dueAt && <Time at={delivery.dueAt} mode="exact" /> },
              {
                term: t("settled"),
                value: delivery.settledAt && <Time at={delivery.settledAt} mode="exact" />,
              },
              {
                term: t("sameEndpoint"),
                value: (
                  <TextLink href={hrefWith("/operator/deliveries", { endpointId: endpoint.id })}>
                    {t("toList")}
                  </TextLink>
                ),
              },
            ]}
          />
        </Card>
        <section aria-labelledby="attempts">
          <h2 id="attempts" className="mb-2 text-[0.9375rem] font-semibold">
            {t("attempts")}
          </h2>
          <AttemptList attempts={delivery.attempts} />
        </section>
      </div>
    </>
  );
}
