import { useFormatter, useTranslations } from "next-intl";
import { NumberTable } from "@/components/chart/chart-table";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import type { Currency } from "@/lib/core/money";
import { acceptedOf, type Figures } from "@/lib/reporting/figures-schema";

interface Props {
  readonly figures: Figures;
  readonly currency: Currency;
}

/** The period by day, the latest first. */
export function DayTotals({ figures, currency }: Props) {
  const t = useTranslations("figures");
  const words = useTranslations("supplier.overview");
  const format = useFormatter();
  const name = (on: string) =>
    format.dateTime(new Date(`${on}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <Card title={words("byDay")}>
      <NumberTable
        label={words("byDay")}
        headers={[
          t("chart.day"),
          t("received"),
          t("accepted"),
          t("sold"),
          t("open"),
          words("duplicates"),
          words("rejected"),
          t("earned"),
        ]}
        rows={figures.byDay.toReversed().map((day) => {
          const { sold, duplicate, rejected } = day.byStatus;
          const accepted = acceptedOf(day);
          return {
            key: day.on,
            cells: [
              name(day.on),
              ...[day.received, accepted, sold, accepted - sold, duplicate, rejected].map((count) =>
                format.number(count),
              ),
              <Money key="earned" amountMinor={day.payoutMinor} currency={currency} />,
            ],
          };
        })}
      />
    </Card>
  );
}
