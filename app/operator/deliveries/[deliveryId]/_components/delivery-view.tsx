import { useTranslations } from "next-intl";
import { AttemptList } from "@/components/lead/attempt-list";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryDetailView } from "@/lib/deliveries/schema";
import { hrefWith } from "@/lib/web/href-with";
import { LOG_PATH } from "../../_components/delivery-tabs";
import { RedeliverDialog } from "../../_components/redeliver-dialog";

interface Props {
  readonly delivery: DeliveryDetailView;
  readonly mayRedeliver: boolean;
  readonly back?: { readonly href: string; readonly label: string };
}

/** One delivery with every attempt, on a page of its own or over the log. */
export function DeliveryView({ delivery, mayRedeliver, back }: Props) {
  const t = useTranslations("operator.deliveries");
  const { endpoint, state, attemptCount } = delivery;
  const idle = state !== "pending" || attemptCount > 0;
  return (
    <div className="@container">
      <PageHeader
        {...(back ? { back } : {})}
        title={endpoint.name}
        aside={
          <>
            <DeliveryState state={state} attempts={attemptCount} />
            <CopyId id={delivery.id} />
          </>
        }
        actions={idle && mayRedeliver && <RedeliverDialog delivery={delivery} />}
      />
      <div className="grid grid-cols-1 items-start gap-4 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Card title={t("facts")}>
          <DeliveryFacts delivery={delivery} />
        </Card>
        <section aria-labelledby="attempts">
          <h2 id="attempts" className="mb-2 text-[0.9375rem] font-semibold">
            {t("attempts")}
          </h2>
          <AttemptList attempts={delivery.attempts} />
        </section>
      </div>
    </div>
  );
}

function DeliveryFacts({ delivery }: Pick<Props, "delivery">) {
  const t = useTranslations("operator.deliveries");
  const kinds = useTranslations("deliveries.kind");
  const { buyer, endpoint, dueAt, settledAt } = delivery;
  return (
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
        { term: t("column.next"), value: dueAt && <Time at={dueAt} mode="exact" /> },
        { term: t("settled"), value: settledAt && <Time at={settledAt} mode="exact" /> },
        {
          term: t("sameEndpoint"),
          value: <TextLink href={hrefWith(LOG_PATH, { endpointId: endpoint.id })}>{t("toList")}</TextLink>,
        },
      ]}
    />
  );
}
