import { useTranslations } from "next-intl";
import { AttemptList } from "@/components/lead/attempt-list";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryDetailView } from "@/lib/deliveries/schema";
import { RedeliverDialog } from "../../../deliveries/_components/redeliver-dialog";

interface Props {
  readonly deliveries: readonly DeliveryDetailView[];
  readonly mayRedeliver: boolean;
}

/** Where the sales were sent, with every attempt. */
export function DeliveriesCard({ deliveries, mayRedeliver }: Props) {
  const t = useTranslations("operator.deliveries");
  const kinds = useTranslations("deliveries.kind");
  return (
    <Card title={t("title")}>
      {deliveries.length === 0 && <p className="text-muted">{t("noneOfLead")}</p>}
      <ul className="grid grid-cols-1 gap-4">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="grid gap-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink href={`/operator/deliveries/${delivery.id}`}>{delivery.endpoint.name}</TextLink>
              <span className="text-muted">
                {kinds(delivery.endpoint.kind)} · {delivery.buyer.name}
              </span>
              <DeliveryState state={delivery.state} attempts={delivery.attemptCount} />
              {mayRedeliver && (delivery.state !== "pending" || delivery.attemptCount > 0) && (
                <span className="ms-auto">
                  <RedeliverDialog delivery={delivery} />
                </span>
              )}
            </div>
            <details open={delivery.state !== "delivered"}>
              <summary className="min-h-11 w-fit rounded-md py-2.5 text-muted hover:text-ink sm:min-h-7 sm:py-1">
                {t("attemptCount", { count: delivery.attempts.length })}
              </summary>
              <div className="pt-2">
                <AttemptList attempts={delivery.attempts} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
