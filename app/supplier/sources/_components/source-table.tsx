import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type Column, Table } from "@/components/ui/table";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { SourceView } from "@/lib/suppliers/schema";
import { SourceMode } from "./source-mode";
import { SpecLink } from "./spec-link";

interface Props {
  readonly sources: readonly SourceView[];
  readonly categories: readonly CategoryView[];
  readonly path: string;
  readonly brandName: string;
  readonly filtered: boolean;
}

export function SourceTable({ sources, categories, path, brandName, filtered }: Props) {
  const t = useTranslations("supplier.sources");
  const locale = useLocale();
  if (sources.length === 0) {
    if (filtered) {
      return <EmptyState title={t("noMatch")} action={<LinkButton href={path}>{t("clear")}</LinkButton>} />;
    }
    return <EmptyState title={t("empty")}>{t("emptyText", { brand: brandName })}</EmptyState>;
  }
  const columns: readonly Column<SourceView>[] = [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    {
      key: "category",
      header: t("category"),
      cell: ({ categoryId }) => {
        const category = categories.find(({ id }) => id === categoryId);
        return category ? pickText(category.name, locale) : "–";
      },
    },
    { key: "mode", header: t("state"), cell: (source) => <SourceMode source={source} /> },
    {
      key: "keys",
      header: t("keys"),
      cell: ({ keys }) =>
        keys.length > 0 ? (
          <code className="font-mono text-[0.8125rem]">
            {keys.map(({ prefix }) => `${prefix}…`).join(", ")}
          </code>
        ) : (
          "–"
        ),
    },
    { key: "spec", header: t("spec"), align: "end", cell: (source) => <SpecLink href={source.specUrl} /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={sources}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
    />
  );
}
