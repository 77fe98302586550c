import { useLocale, useTranslations } from "next-intl";
import { ContractStatus } from "@/components/contract/contract-status";
import { PriceText } from "@/components/contract/price-text";
import { useTerritoryText } from "@/components/contract/territory-list";
import { Used } from "@/components/contract/usage-table";
import { pickText } from "@/components/lead/pick-text";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { Names } from "@/lib/reporting/get-names";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly rows: readonly ContractView[];
  readonly names: Names;
  readonly usage: readonly ContractUsage[];
  readonly currency: Currency;
  /** The form that ticked rows belong to. */
  readonly form?: string;
}

export function ContractTable({ rows, names, usage, currency, form }: Props) {
  const t = useTranslations("operator.contracts");
  const locale = useLocale();
  const territory = useTerritoryText();
  const usedOf = new Map(usage.map((one) => [one.contractId, one]));
  const columns: Column<ContractView>[] = [
    {
      key: "name",
      header: t("column.contract"),
      primary: true,
      cell: ({ number, name }) => t("name", { number, name }),
    },
    {
      key: "buyer",
      header: t("buyer"),
      cell: ({ buyerId }) => (
        <TextLink href={`/operator/buyers/${buyerId}`} className="cell-name relative z-1">
          {names.texts[buyerId] ?? buyerId}
        </TextLink>
      ),
    },
    {
      key: "category",
      header: t("category"),
      cell: ({ categoryId }) => (
        <span className="cell-name">
          {pickText(names.categories[categoryId] ?? { en: "–", de: "–" }, locale)}
        </span>
      ),
    },
    {
      key: "territory",
      header: t("territory"),
      wide: true,
      cell: ({ territory: [first, ...more] }) =>
        first
          ? [territory(first), more.length > 0 && t("moreRows", { count: more.length })]
              .filter(Boolean)
              .join(" ")
          : "–",
    },
    {
      key: "price",
      header: t("column.price"),
      cell: (contract) => <PriceText contract={contract} currency={currency} />,
    },
    {
      key: "today",
      header: t("column.today"),
      align: "end",
      cell: ({ id, caps }) => <Used used={usedOf.get(id)?.day.count ?? 0} limit={caps.day} />,
    },
    { key: "status", header: t("status"), cell: ({ status }) => <ContractStatus status={status} /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/contracts/${row.id}`}
      {...(form ? { select: { form, name: "contractId" } } : {})}
    />
  );
}
