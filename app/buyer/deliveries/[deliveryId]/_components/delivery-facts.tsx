import { useTranslations } from "next-intl";
import { useDeliveryError } from "@/components/lead/delivery-error";
import { Time } from "@/components/time";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { type PlaceParts, placeText } from "@/lib/core/place-text";
import type { DeliveryView } from "@/lib/deliveries/schema";

interface Props {
  readonly delivery: DeliveryView;
  /** Of the lead. */
  readonly place: PlaceParts;
}

export function DeliveryFacts({ delivery, place }: Props) {
  const t = useTranslations("buyer.deliveries");
  const tKind = useTranslations("deliveries.kind");
  const error = useDeliveryError()(delivery.lastError, delivery.lastStatus);
  const { dueAt, settledAt } = delivery;
  return (
    <DescriptionList
      items={[
        {
          term: t("lead"),
          value: (
            <TextLink href={`/buyer/leads/${delivery.leadId}`}>{placeText(place) ?? t("toLead")}</TextLink>
          ),
        },
        { term: t("kind"), value: tKind(delivery.endpoint.kind) },
        { term: t("createdAt"), value: <Time at={delivery.createdAt} mode="exact" /> },
        ...(dueAt ? [{ term: t("dueAt"), value: <Time at={dueAt} mode="exact" /> }] : []),
        ...(settledAt ? [{ term: t("settledAt"), value: <Time at={settledAt} mode="exact" /> }] : []),
        ...(error ? [{ term: t("lastError"), value: error }] : []),
      ]}
    />
  );
}
