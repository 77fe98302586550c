import { useFormatter, useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import type { CategoryView } from "@/lib/leads/category-schema";

export function CategoryTable({ rows }: { readonly rows: readonly CategoryView[] }) {
  const t = useTranslations("operator.categories");
  const locale = useLocale();
  const format = useFormatter();
  const columns: Column<CategoryView>[] = [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => pickText(name, locale) },
    { key: "key", header: t("key"), wide: true, cell: ({ key }) => <code>{key}</code> },
    { key: "fields", header: t("fields"), align: "end", cell: ({ fields }) => fields.length },
    {
      key: "sells",
      header: t("sells"),
      cell: ({ sellsExclusive, sellsShared, maxShares }) =>
        [sellsExclusive && t("exclusive"), sellsShared && t("shared", { count: maxShares })]
          .filter(Boolean)
          .join(", "),
    },
    {
      key: "minimum",
      header: t("minimumPrice"),
      align: "end",
      cell: ({ minimumPrice: { amount, currency } }) => <Money amountMinor={amount} currency={currency} />,
    },
    {
      key: "share",
      header: t("supplierShare"),
      align: "end",
      cell: ({ supplierShareBps }) =>
        supplierShareBps === undefined
          ? "–"
          : format.number(supplierShareBps / 10_000, { style: "percent", maximumFractionDigits: 2 }),
    },
    {
      key: "status",
      header: t("status"),
      cell: ({ archived }) => (
        <StatusPill tone={archived ? "neutral" : "success"}>{t(archived ? "archived" : "active")}</StatusPill>
      ),
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/categories/${row.id}`}
    />
  );
}
