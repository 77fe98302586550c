import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { StatusPill } from "@/components/ui/status-pill";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { Names } from "@/lib/reporting/get-names";
import type { SourceFigures } from "@/lib/reporting/list-source-figures";
import { NO_LEADS, type SuppliedCount } from "@/lib/reporting/read-supplied-counts";
import type { SourceView } from "@/lib/suppliers/schema";
import { hrefWith } from "@/lib/web/href-with";

interface Props {
  readonly rows: readonly SourceView[];
  readonly names: Names;
  readonly figures: readonly SourceFigures[];
  readonly currency: Currency;
}

/** A supplier's inlets with what came through them, each with its posting spec. */
export function SourceTable({ rows, names, figures, currency }: Props) {
  const t = useTranslations("operator.sources");
  const own = useTranslations("catalogue.source");
  const locale = useLocale();
  const figuresOf = new Map(figures.map((row) => [row.of, row]));
  const sum = ({ received, sold, refused }: SuppliedCount) => own("counts", { received, sold, refused });
  const columns: Column<SourceView>[] = [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    {
      key: "category",
      header: t("category"),
      cell: ({ categoryId }) => pickText(names.categories[categoryId] ?? { en: "–", de: "–" }, locale),
    },
    {
      key: "mode",
      header: t("mode"),
      cell: ({ mode, status }) =>
        status === "active" ? (
          <StatusPill tone={mode === "live" ? "success" : "info"}>{t(`modes.${mode}`)}</StatusPill>
        ) : (
          <StatusPill tone="neutral">{t(`statuses.${status}`)}</StatusPill>
        ),
    },
    { key: "today", header: own("today"), cell: ({ id }) => sum(figuresOf.get(id)?.today ?? NO_LEADS) },
    { key: "month", header: own("month"), cell: ({ id }) => sum(figuresOf.get(id)?.month ?? NO_LEADS) },
    {
      key: "payout",
      header: own("payout"),
      align: "end",
      cell: ({ id }) => (
        <Money amountMinor={(figuresOf.get(id)?.month ?? NO_LEADS).payoutMinor} currency={currency} />
      ),
    },
    {
      key: "used",
      header: t("used"),
      wide: true,
      cell: ({ keys }) => {
        const last = keys
          .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
          .toSorted()
          .at(-1);
        return last ? <Time at={last} /> : t("never");
      },
    },
    {
      key: "links",
      header: t("links"),
      cell: ({ id, specUrl }) => (
        <span className="relative z-1 inline-flex flex-wrap gap-x-4 gap-y-1">
          <TextLink href={hrefWith("/operator/leads", { sourceId: id })}>{t("leads")}</TextLink>
          <TextLink href={specUrl} prefetch={false} target="_blank" rel="noreferrer">
            {t("spec")}
          </TextLink>
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/suppliers/${row.supplierId}/sources/${row.id}`}
    />
  );
}
