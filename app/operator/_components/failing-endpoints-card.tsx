import { useTranslations } from "next-intl";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { FailingEndpoint } from "@/lib/reporting/list-failing-endpoints";
import { hrefWith } from "@/lib/web/href-with";

/** Where leads do not arrive. */
export function FailingEndpointsCard({ endpoints }: { readonly endpoints: readonly FailingEndpoint[] }) {
  const t = useTranslations("operator.overview");
  const kinds = useTranslations("deliveries.kind");
  const columns: Column<FailingEndpoint>[] = [
    {
      key: "name",
      header: t("endpoint"),
      primary: true,
      cell: ({ name, buyer }) => `${buyer.name} · ${name}`,
    },
    { key: "kind", header: t("kind"), cell: ({ kind }) => kinds(kind) },
    {
      key: "state",
      header: t("state"),
      cell: ({ disabledAt, failuresInRow }) => (
        <StatusPill tone={disabledAt ? "danger" : "warning"}>
          {disabledAt ? t("disabled") : t("failures", { count: failuresInRow })}
        </StatusPill>
      ),
    },
    {
      key: "since",
      header: t("since"),
      cell: ({ failingSince, disabledAt }) => {
        const since = failingSince ?? disabledAt;
        return since ? <Time at={since} /> : "–";
      },
    },
  ];
  return (
    <Card
      title={t("failingTitle")}
      actions={<TextLink href="/operator/deliveries?state=exhausted">{t("allGivenUp")}</TextLink>}
      flush={endpoints.length > 0}
    >
      {endpoints.length > 0 ? (
        <Table
          caption={t("failingTitle")}
          columns={columns}
          rows={endpoints}
          rowKey={(row) => row.id}
          rowHref={(row) => hrefWith("/operator/deliveries", { endpointId: row.id })}
        />
      ) : (
        <p className="text-muted">{t("nothingFails")}</p>
      )}
    </Card>
  );
}
