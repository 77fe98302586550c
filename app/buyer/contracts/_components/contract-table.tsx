import { useLocale, useTranslations } from "next-intl";
import { ContractStatus } from "@/components/contract/contract-status";
import { PriceText } from "@/components/contract/price-text";
import { Used } from "@/components/contract/usage-table";
import { pickText } from "@/components/lead/pick-text";
import { Time } from "@/components/time";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly contracts: readonly ContractView[];
  readonly categories: readonly CategoryView[];
  readonly usage: readonly ContractUsage[];
  readonly path: string;
  readonly filtered: boolean;
  readonly brand: { readonly name: string; readonly currency: Currency };
}

export function ContractTable({ contracts, categories, usage, path, brand, filtered }: Props) {
  const t = useTranslations("buyer.contracts");
  const locale = useLocale();
  if (contracts.length === 0) {
    if (filtered) {
      return <EmptyState title={t("noMatch")} action={<LinkButton href={path}>{t("clear")}</LinkButton>} />;
    }
    return <EmptyState title={t("empty")}>{t("emptyText", { brand: brand.name })}</EmptyState>;
  }
  const usageOf = (contract: ContractView) => usage.find(({ contractId }) => contractId === contract.id);
  const nameOf = ({ categoryId }: ContractView): string => {
    const category = categories.find(({ id }) => id === categoryId);
    return category ? pickText(category.name, locale) : "–";
  };
  const columns: readonly Column<ContractView>[] = [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    {
      key: "status",
      header: t("status"),
      phone: 2,
      cell: ({ status }) => <ContractStatus status={status} />,
    },
    { key: "category", header: t("category"), phone: 3, cell: nameOf },
    {
      key: "price",
      header: t("price"),
      phone: 4,
      cell: (contract) => <PriceText contract={contract} currency={brand.currency} />,
    },
    {
      key: "today",
      header: t("today"),
      align: "end",
      cell: (contract) => <Used used={usageOf(contract)?.day.count ?? 0} limit={contract.caps.day} />,
    },
    {
      key: "last",
      header: t("lastSoldAt"),
      align: "end",
      wide: true,
      cell: (contract) => {
        const at = usageOf(contract)?.lastSoldAt;
        return at ? <Time at={at} /> : "–";
      },
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={contracts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
    />
  );
}
