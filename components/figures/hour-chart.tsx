import { useFormatter, useTranslations } from "next-intl";
import type { Figures } from "@/lib/reporting/figures-schema";
import { BarChart } from "../chart/bar-chart";
import { ChartTable } from "../chart/chart-table";
import { Card } from "../ui/card";

/** When leads come in: by hour of the brand's day, over all days of the period. */
export function HourChart({ figures }: { readonly figures: Figures }) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const count = (value: number) => format.number(value);
  const hours = figures.byHour.map((value, hour) => ({
    key: String(hour),
    tick: String(hour),
    name: t("chart.hourOf", { from: hour, to: (hour + 1) % 24 }),
    value,
    before: figures.byHourBefore[hour] ?? 0,
  }));
  const total = (of: "value" | "before") => count(hours.reduce((sum, hour) => sum + hour[of], 0));
  const title = t("leadsByHour");
  return (
    <Card title={title}>
      <BarChart
        label={t("chart.label", { title, total: total("value"), before: total("before") })}
        bars={hours}
        format={count}
        nowLabel={t("now")}
        beforeLabel={t("before")}
      />
      <ChartTable
        summary={t("chart.hourTable")}
        headers={[t("chart.hour"), t("now"), t("before")]}
        rows={hours.map(({ key, name, value, before }) => ({
          key,
          cells: [name, count(value), count(before)],
        }))}
      />
    </Card>
  );
}
