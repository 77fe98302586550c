import { useTranslations } from "next-intl";
import { RedeliverAllDialog } from "@/components/delivery/redeliver-all-dialog";
import { EnableForm } from "@/components/endpoint/endpoint-detail";
import { EndpointState } from "@/components/endpoint/endpoint-state";
import { AnswerTime, SuccessRate } from "@/components/endpoint/health-figures";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { EndpointHealth } from "@/lib/reporting/health-schema";
import { redeliverFailedAction } from "@/lib/web/delivery-actions";
import { enableEndpointAction } from "@/lib/web/endpoint-actions";
import { hrefWith } from "@/lib/web/href-with";

interface Props {
  readonly rows: readonly EndpointHealth[];
  readonly mayManage: boolean;
  readonly mayRedeliver: boolean;
}

const LOG = "/operator/deliveries";

export function HealthTable({ rows, mayManage, mayRedeliver }: Props) {
  const t = useTranslations("endpoints.health");
  const reasons = useTranslations("endpoints.reason");
  const columns: Column<EndpointHealth>[] = [
    { key: "endpoint", header: t("endpoint"), primary: true, cell: ({ endpoint }) => endpoint.name },
    {
      key: "buyer",
      header: t("buyer"),
      cell: ({ buyer }) => (
        <TextLink href={`/operator/buyers/${buyer.id}`} className="cell-name relative z-1">
          {buyer.name}
        </TextLink>
      ),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ endpoint, failingSince }) => (
        <span className="grid justify-items-start gap-0.5 max-sm:justify-items-end">
          <EndpointState endpoint={endpoint} />
          <span className="text-[0.8125rem] text-muted">
            {endpoint.disabledAt
              ? reasons(reasonOf(endpoint.disabledReason))
              : failingSince && (
                  <>
                    {t("since")} <Time at={failingSince} mode="exact" />
                  </>
                )}
          </span>
        </span>
      ),
    },
    {
      key: "day",
      header: t("success24h"),
      align: "end",
      cell: ({ tries24h, successes24h }) => <SuccessRate tries={tries24h} successes={successes24h} />,
    },
    {
      key: "week",
      header: t("success7d"),
      align: "end",
      cell: ({ tries7d, successes7d }) => <SuccessRate tries={tries7d} successes={successes7d} />,
    },
    { key: "answer", header: t("answer"), align: "end", wide: true, cell: (row) => <AnswerTime {...row} /> },
    {
      key: "waiting",
      header: t("waiting"),
      align: "end",
      cell: ({ endpoint, waiting }) => <Count n={waiting} endpointId={endpoint.id} state="pending" />,
    },
    {
      key: "givenUp",
      header: t("givenUp"),
      align: "end",
      cell: ({ endpoint, givenUp }) => <Count n={givenUp} endpointId={endpoint.id} state="exhausted" />,
    },
  ];
  if (mayManage || mayRedeliver) {
    columns.push({
      key: "deeds",
      header: t("deeds"),
      cell: ({ endpoint, buyer, givenUp }) => (
        <span className="relative z-1 flex flex-wrap gap-1.5 max-sm:justify-end">
          {mayManage && <EnableForm endpoint={endpoint} action={enableEndpointAction} size="sm" />}
          {mayRedeliver && givenUp > 0 && !endpoint.disabledAt && (
            <RedeliverAllDialog
              action={redeliverFailedAction}
              filter={{ endpointId: endpoint.id }}
              whose={`${buyer.name} · ${endpoint.name}`}
              size="sm"
            />
          )}
        </span>
      ),
    });
  }
  return (
    <Table
      caption={t("tab")}
      columns={columns}
      rows={rows}
      rowKey={({ endpoint }) => endpoint.id}
      rowHref={({ endpoint, buyer }) => `/operator/buyers/${buyer.id}/endpoints/${endpoint.id}`}
    />
  );
}

function reasonOf(reason: string | null): "gone" | "failing" | "by_user" {
  return reason === "gone" || reason === "failing" ? reason : "by_user";
}

interface CountProps {
  readonly n: number;
  readonly endpointId: string;
  readonly state: "pending" | "exhausted";
}

function Count({ n, endpointId, state }: CountProps) {
  if (n === 0) return 0;
  return (
    <TextLink href={hrefWith(LOG, { endpointId, state })} className="relative z-1">
      {n}
    </TextLink>
  );
}
