import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import type { EndpointHealth } from "@/lib/reporting/health-schema";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";
import { EndpointState } from "./endpoint-state";
import { AnswerTime, SuccessRate } from "./health-figures";

interface Props {
  readonly endpoints: readonly EndpointView[];
  readonly base: string;
  /** How they do, where that is known. */
  readonly health?: readonly EndpointHealth[];
}

export function EndpointTable({ endpoints, base, health = [] }: Props) {
  const t = useTranslations("endpoints");
  const kinds = useTranslations("deliveries.kind");
  const words = useTranslations("endpoints.health");
  const byId = new Map(health.map((one) => [one.endpoint.id, one]));
  const figures: Column<EndpointView>[] = [
    {
      key: "week",
      header: words("success7d"),
      align: "end",
      cell: ({ id }) => (
        <SuccessRate tries={byId.get(id)?.tries7d ?? 0} successes={byId.get(id)?.successes7d ?? 0} />
      ),
    },
    {
      key: "answer",
      header: words("answer"),
      align: "end",
      wide: true,
      cell: ({ id }) => (
        <AnswerTime medianMs={byId.get(id)?.medianMs ?? null} p95Ms={byId.get(id)?.p95Ms ?? null} />
      ),
    },
    { key: "waiting", header: words("waiting"), align: "end", cell: ({ id }) => byId.get(id)?.waiting ?? 0 },
  ];
  const columns: Column<EndpointView>[] = [
    { key: "name", header: t("column.name"), primary: true, cell: ({ name }) => name },
    { key: "kind", header: t("column.kind"), cell: ({ kind }) => kinds(kind) },
    {
      key: "target",
      header: t("column.target"),
      cell: (endpoint) => (
        <span className="break-all">
          {endpoint.kind === "email" ? endpoint.config.to.join(", ") : endpoint.config.url}
        </span>
      ),
    },
    { key: "state", header: t("column.state"), cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
    ...(health.length > 0 ? figures : []),
    {
      key: "last",
      header: t("column.last"),
      align: "end",
      cell: ({ lastSuccessAt }) => (lastSuccessAt ? <Time at={lastSuccessAt} /> : "–"),
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={endpoints}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}
