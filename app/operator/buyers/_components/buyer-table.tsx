import { useTranslations } from "next-intl";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { FundingBadge } from "@/components/buyer/funding-badge";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { BuyerListItem } from "@/lib/reporting/list-buyers";

export function BuyerTable({ rows, currency }: { rows: readonly BuyerListItem[]; currency: Currency }) {
  const t = useTranslations("operator.buyers");
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  const columns: Column<BuyerListItem>[] = [
    { key: "name", header: t("column.name"), primary: true, cell: ({ name }) => name },
    {
      key: "funding",
      header: t("column.funding"),
      cell: ({ funding }) => <FundingBadge funding={funding} />,
    },
    {
      key: "balance",
      header: t("column.balance"),
      align: "end",
      cell: ({ balanceMinor }) => money(balanceMinor),
    },
    {
      key: "available",
      header: t("column.available"),
      align: "end",
      cell: ({ availableMinor }) => money(availableMinor),
    },
    {
      key: "contracts",
      header: t("column.contracts"),
      align: "end",
      cell: ({ activeContracts }) => activeContracts,
    },
    {
      key: "spent",
      header: t("column.spent"),
      align: "end",
      cell: ({ spent30DaysMinor }) => money(spent30DaysMinor),
    },
    {
      key: "last",
      header: t("column.last"),
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
