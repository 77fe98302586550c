import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttemptList } from "@/components/lead/attempt-list";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { openLead } from "../../leads/[leadId]/open-lead";
import { RedeliverForm } from "../_components/redeliver-form";
import { DeliveryFacts } from "./_components/delivery-facts";

interface Props {
  readonly params: Promise<{ deliveryId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.deliveries");
  return { title: t("one") };
}

export default async function DeliveryPage({ params }: Props) {
  const ctx = await requireCtx("buyer");
  const { deliveryId } = await params;
  const delivery = await pageQuery(ctx, getDelivery, { id: deliveryId });
  // What was sent holds the contact: looking at it is opening the lead.
  const [{ lead }, t] = await Promise.all([
    openLead(ctx, delivery.leadId),
    getTranslations("buyer.deliveries"),
  ]);
  const resendable = lead.reversedAt === null && lead.erasedAt === null;
  return (
    <>
      <PageHeader
        back={{ href: "/buyer/deliveries", label: t("title") }}
        title={t("to", { endpoint: delivery.endpoint.name })}
        aside={
          <>
            <DeliveryState state={delivery.state} attempts={delivery.attemptCount} />
            <CopyId id={delivery.id} />
          </>
        }
        actions={resendable && <RedeliverForm id={delivery.id} pending={delivery.state === "pending"} />}
      />
      <div className="grid gap-4">
        <Card>
          <DeliveryFacts delivery={delivery} />
        </Card>
        <h2 className="text-base font-semibold">{t("attempts")}</h2>
        {lead.withheld ? (
          <Callout tone="info">{t("withheld")}</Callout>
        ) : (
          <AttemptList attempts={delivery.attempts} />
        )}
      </div>
    </>
  );
}
