import { useTranslations } from "next-intl";
import { DELIVERY_TICKS, DeliveryBulk } from "@/components/delivery/delivery-bulk";
import { useDeliveryError } from "@/components/lead/delivery-error";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { placeText } from "@/lib/core/place-text";
import type { DeliveryView } from "@/lib/deliveries/schema";
import type { LeadPlaces } from "@/lib/reporting/read-lead-places";
import { redeliverSelectedAction } from "@/lib/web/delivery-actions";

interface Props {
  readonly deliveries: readonly DeliveryView[];
  readonly places: LeadPlaces;
  readonly path: string;
  readonly filtered: boolean;
}

export function DeliveryTable({ deliveries, places, path, filtered }: Props) {
  const t = useTranslations("buyer.deliveries");
  const columns = useColumns(places);
  if (deliveries.length === 0) {
    return filtered ? (
      <EmptyState title={t("noMatch")} action={<LinkButton href={path}>{t("clear")}</LinkButton>} />
    ) : (
      <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
    );
  }
  return (
    <DeliveryBulk
      action={redeliverSelectedAction}
      table={
        <Table
          caption={t("title")}
          columns={columns}
          rows={deliveries}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${path}/${id}`}
          select={DELIVERY_TICKS}
        />
      }
    />
  );
}

function useColumns(places: LeadPlaces): readonly Column<DeliveryView>[] {
  const t = useTranslations("buyer.deliveries");
  const tKind = useTranslations("deliveries.kind");
  const error = useDeliveryError();
  return [
    { key: "endpoint", header: t("endpoint"), primary: true, cell: ({ endpoint }) => endpoint.name },
    { key: "kind", header: t("kind"), wide: true, cell: ({ endpoint }) => tKind(endpoint.kind) },
    {
      key: "state",
      header: t("state"),
      phone: 2,
      cell: ({ state, attemptCount }) => <DeliveryState state={state} attempts={attemptCount} />,
    },
    {
      key: "attempts",
      header: t("attempts"),
      align: "end",
      wide: true,
      cell: ({ attemptCount }) => attemptCount,
    },
    {
      key: "error",
      header: t("lastError"),
      wide: true,
      cell: ({ lastError, lastStatus }) => error(lastError, lastStatus) ?? "–",
    },
    {
      key: "lead",
      header: t("lead"),
      phone: 3,
      cell: ({ leadId }) => {
        const place = places.get(leadId);
        return (
          <TextLink href={`/buyer/leads/${leadId}`} prefetch={false} className="relative z-1">
            {(place && placeText(place)) ?? t("toLead")}
          </TextLink>
        );
      },
    },
    {
      key: "createdAt",
      header: t("createdAt"),
      align: "end",
      phone: 4,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ];
}
