import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import { type BuyerFigures, FIGURE_PERIODS, type FigurePeriod } from "@/lib/reporting/get-buyer-figures";

interface Props {
  readonly periods: BuyerFigures["periods"];
  readonly currency: Currency;
}

/** What was bought today, this week, this month. */
export function SpendTable({ periods, currency }: Props) {
  const t = useTranslations("buyer.overview");
  const { number } = useFormatter();
  const columns: readonly Column<FigurePeriod>[] = [
    { key: "period", header: t("period"), primary: true, cell: (period) => t(period) },
    { key: "leads", header: t("leadsCount"), align: "end", cell: (period) => number(periods[period].leads) },
    {
      key: "credited",
      header: t("credited"),
      align: "end",
      cell: (period) => number(periods[period].credited),
    },
    {
      key: "spend",
      header: t("spend"),
      align: "end",
      cell: (period) => <Money amountMinor={periods[period].spentMinor} currency={currency} />,
    },
  ];
  return (
    <Table caption={t("spendCaption")} columns={columns} rows={FIGURE_PERIODS} rowKey={(period) => period} />
  );
}
