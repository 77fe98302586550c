import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";
import { EndpointState } from "./endpoint-state";

interface Props {
  readonly endpoints: readonly EndpointView[];
  readonly base: string;
}

export function EndpointTable({ endpoints, base }: Props) {
  const t = useTranslations("endpoints");
  const kinds = useTranslations("deliveries.kind");
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
