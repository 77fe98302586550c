import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { IdleContract, IdleContracts } from "@/lib/reporting/list-idle-contracts";

interface Props {
  readonly kind: "capped" | "silent";
  readonly idle: IdleContracts;
  readonly allHref: string;
  /** Beside the title: how long is silent. */
  readonly actions?: ReactNode;
}

/** Contracts that are open and buy nothing: full, or without a sale for days. */
export function IdleContractsCard({ kind, idle, allHref, actions }: Props) {
  const t = useTranslations("operator.overview");
  const title = t(kind === "capped" ? "cappedTitle" : "silentTitle", { count: idle.total });
  const columns: Column<IdleContract>[] = [
    {
      key: "name",
      header: t("contract"),
      primary: true,
      cell: ({ number, name }) => t("contractName", { number, name }),
    },
    {
      key: "buyer",
      header: t("buyer"),
      cell: ({ buyer }) => <span className="cell-name">{buyer.name}</span>,
    },
    ...(kind === "capped"
      ? [
          {
            key: "limit",
            header: t("limit"),
            cell: ({ limit }: IdleContract) =>
              limit && <StatusPill tone="warning">{t(`limits.${limit}`)}</StatusPill>,
          },
        ]
      : []),
    {
      key: "last",
      header: t("lastSale"),
      align: "end",
      cell: ({ lastSoldAt }) => (lastSoldAt ? <Time at={lastSoldAt} /> : t("neverSold")),
    },
  ];
  return (
    <Card
      title={title}
      actions={
        <span className="flex flex-wrap items-center gap-x-4">
          {actions}
          {idle.total > 0 && <TextLink href={allHref}>{t("allIdle")}</TextLink>}
        </span>
      }
      flush={idle.total > 0}
    >
      {idle.total > 0 ? (
        <Table
          caption={title}
          columns={columns}
          rows={idle.data}
          rowKey={(row) => row.id}
          rowHref={(row) => `/operator/contracts/${row.id}`}
        />
      ) : (
        <p className="text-muted">{t(kind === "capped" ? "nobodyCapped" : "nobodySilent")}</p>
      )}
    </Card>
  );
}
