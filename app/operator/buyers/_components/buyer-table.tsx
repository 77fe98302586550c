import { useTranslations } from "next-intl";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { FundingBadge } from "@/components/buyer/funding-badge";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { BuyerListItem } from "@/lib/reporting/list-buyers";
import { type BuyerQuery, buyersHref } from "./buyer-query";

interface Props {
  readonly rows: readonly BuyerListItem[];
  readonly query: Pick<BuyerQuery, "values" | "sort">;
  readonly currency: Currency;
}

export function BuyerTable({ rows, query, currency }: Props) {
  const t = useTranslations("operator.buyers");
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  const columns: Column<BuyerListItem>[] = [
    {
      key: "name",
      header: t("column.name"),
      primary: true,
      sort: sortBy(query, "name"),
      cell: ({ name }) => <span className="wrap-anywhere">{name}</span>,
    },
    {
      key: "funding",
      header: t("column.funding"),
      cell: ({ funding, frozenAt }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <FundingBadge funding={funding} />
          {frozenAt && <span className="text-[0.8125rem] text-danger">{t("frozen")}</span>}
        </span>
      ),
    },
    {
      key: "balance",
      header: t("column.balance"),
      align: "end",
      sort: sortBy(query, "balance"),
      cell: ({ balanceMinor }) => money(balanceMinor),
    },
    {
      key: "credit",
      header: t("column.creditLimit"),
      align: "end",
      wide: true,
      cell: ({ creditLimitMinor }) => (creditLimitMinor > 0 ? money(creditLimitMinor) : "–"),
    },
    {
      key: "contracts",
      header: t("column.contracts"),
      align: "end",
      cell: ({ activeContracts, contracts }) => t("contractsOf", { active: activeContracts, all: contracts }),
    },
    {
      key: "spent",
      header: t("column.spent"),
      align: "end",
      sort: sortBy(query, "spent"),
      cell: ({ spent30DaysMinor }) => money(spent30DaysMinor),
    },
    {
      key: "last",
      header: t("column.last"),
      sort: sortBy(query, "last"),
      cell: ({ lastSaleAt }) => (lastSaleAt ? <Time at={lastSaleAt} /> : "–"),
    },
    { key: "status", header: t("column.status"), cell: ({ status }) => <BuyerStatus status={status} /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/buyers/${row.id}`}
    />
  );
}

/** A name begins with A, figures with the greatest; the same again turns it round. */
function sortBy(
  { values, sort }: Props["query"],
  by: "name" | "balance" | "spent" | "last",
): Column<BuyerListItem>["sort"] {
  const direction = sort === by ? "ascending" : sort === `-${by}` ? "descending" : undefined;
  const first = by === "name" ? by : (`-${by}` as const);
  const href = buyersHref(values, sort === first ? (by === "name" ? "-name" : by) : first);
  return direction ? { href, direction } : { href };
}
