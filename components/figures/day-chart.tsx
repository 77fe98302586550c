import { useFormatter, useLocale, useTranslations } from "next-intl";
import { CURRENCIES, type Currency, formatMoney } from "@/lib/core/money";
import type { DayFigures, Figures } from "@/lib/reporting/figures-schema";
import { BarChart } from "../chart/bar-chart";
import { ChartTable } from "../chart/chart-table";
import { Card } from "../ui/card";

interface Props {
  readonly title: string;
  readonly figures: Figures;
  readonly value: (day: DayFigures) => number;
  /** Set where the value is an amount. */
  readonly currency?: Currency;
}

/** A value day by day against the same days of the period before, with its table. */
export function DayChart({ title, figures, value, currency }: Props) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const text = useValueText(currency);
  const at = (on: string) => new Date(`${on}T00:00:00Z`);
  const tick = (on: string) => format.dateTime(at(on), { day: "numeric", month: "numeric", timeZone: "UTC" });
  const name = (on: string) => format.dateTime(at(on), { dateStyle: "medium", timeZone: "UTC" });
  const days = figures.byDay.map((day, i) => {
    const before = figures.byDayBefore[i];
    return { on: day.on, value: value(day), before: before ? value(before) : 0 };
  });
  const total = (of: "value" | "before") => text.exact(days.reduce((sum, day) => sum + day[of], 0));
  return (
    <Card title={title}>
      <BarChart
        label={t("chart.label", { title, total: total("value"), before: total("before") })}
        bars={days.map((day) => ({ key: day.on, tick: tick(day.on), name: name(day.on), ...day }))}
        format={text.short}
        nowLabel={t("now")}
        beforeLabel={t("before")}
      />
      <ChartTable
        summary={t("chart.dayTable")}
        headers={[t("chart.day"), title, t("before")]}
        rows={days.toReversed().map((day) => ({
          key: day.on,
          cells: [name(day.on), text.exact(day.value), text.exact(day.before)],
        }))}
      />
    </Card>
  );
}

/** Amounts on an axis are round: without cents. */
function useValueText(currency: Currency | undefined) {
  const locale = useLocale();
  const format = useFormatter();
  const count = (value: number) => format.number(value);
  if (currency === undefined) return { exact: count, short: count };
  const digits = CURRENCIES[currency];
  return {
    exact: (amount: number) => formatMoney({ amount, currency }, locale),
    short: (amount: number) =>
      format.number(amount / 10 ** digits, { style: "currency", currency, maximumFractionDigits: 0 }),
  };
}
