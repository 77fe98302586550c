import { useTranslations } from "next-intl";
import type { DELIVERY_TICKS } from "@/components/delivery/delivery-bulk";
import { useDeliveryError } from "@/components/lead/delivery-error";
import { DeliveryState } from "@/components/lead/delivery-state";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryView } from "@/lib/deliveries/schema";

interface Props {
  readonly rows: readonly DeliveryView[];
  readonly leadNames: Readonly<Record<string, string>>;
  /** Without it nothing can be ticked. */
  readonly select?: typeof DELIVERY_TICKS;
}

export function DeliveryTable({ rows, leadNames, select }: Props) {
  const t = useTranslations("operator.deliveries");
  const kinds = useTranslations("deliveries.kind");
  const error = useDeliveryError();
  const columns: Column<DeliveryView>[] = [
    {
      key: "endpoint",
      header: t("column.endpoint"),
      primary: true,
      cell: ({ endpoint }) => endpoint.name,
    },
    { key: "kind", header: t("column.kind"), cell: ({ endpoint }) => kinds(endpoint.kind) },
    {
      key: "buyer",
      header: t("column.buyer"),
      cell: ({ buyer }) => (
        <TextLink href={`/operator/buyers/${buyer.id}`} className="cell-name relative z-1">
          {buyer.name}
        </TextLink>
      ),
    },
    {
      key: "lead",
      header: t("column.lead"),
      cell: ({ leadId }) => (
        <TextLink href={`/operator/leads/${leadId}`} className="cell-name relative z-1">
          {leadNames[leadId] ?? t("toLead")}
        </TextLink>
      ),
    },
    { key: "sold", header: t("column.sold"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state, attemptCount }) => <DeliveryState state={state} attempts={attemptCount} />,
    },
    {
      key: "attempts",
      header: t("column.attempts"),
      align: "end",
      cell: ({ attemptCount }) => attemptCount,
    },
    {
      key: "next",
      header: t("column.next"),
      wide: true,
      cell: ({ dueAt }) => (dueAt ? <Time at={dueAt} /> : "–"),
    },
    {
      key: "error",
      header: t("column.error"),
      wide: true,
      cell: ({ lastError, lastStatus }) => error(lastError, lastStatus) ?? "–",
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/deliveries/${row.id}`}
      {...(select ? { select } : {})}
    />
  );
}
