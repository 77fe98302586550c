import { useFormatter, useTranslations } from "next-intl";
import { FateStats } from "@/components/figures/fate-stats";
import { FigureStat } from "@/components/figures/figure-stat";
import { StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import {
  averagePriceMinor,
  type Figures,
  marginBps,
  marginMinor,
  sellThroughBps,
} from "@/lib/reporting/figures-schema";
import { leadsOf } from "./leads-of";

interface Props {
  readonly figures: Figures;
  readonly currency: Currency;
}

/** All that a period was, each figure leading to the leads behind it. */
export function PeriodStats({ figures, currency }: Props) {
  const t = useTranslations("figures");
  return (
    <StatRow>
      <FigureStat
        label={t("received")}
        kind="count"
        figures={figures}
        of={({ received }) => received}
        currency={currency}
        href={leadsOf(figures)}
        good="up"
        note={t("withoutTests")}
      />
      <FateStats figures={figures} currency={currency} hrefOf={(status) => leadsOf(figures, { status })} />
      <MoneyStats figures={figures} currency={currency} />
    </StatRow>
  );
}

function MoneyStats({ figures, currency }: Props) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const share = marginBps(figures.total);
  const sold = { figures, currency, href: leadsOf(figures, { status: "sold" }) };
  return (
    <>
      <FigureStat
        label={t("sellThrough")}
        kind="share"
        {...sold}
        of={sellThroughBps}
        good="up"
        note={t("sellThroughHint")}
      />
      <FigureStat label={t("averagePrice")} kind="money" {...sold} of={averagePriceMinor} good="up" />
      <FigureStat
        label={t("revenue")}
        kind="money"
        {...sold}
        of={({ revenueMinor }) => revenueMinor}
        good="up"
        note={t("sales", { count: figures.total.sales })}
      />
      <FigureStat label={t("cost")} kind="money" {...sold} of={({ payoutMinor }) => payoutMinor} />
      <FigureStat
        label={t("margin")}
        kind="money"
        {...sold}
        of={marginMinor}
        good="up"
        note={
          share !== null &&
          t("marginShare", {
            share: format.number(share / 10_000, { style: "percent", maximumFractionDigits: 1 }),
          })
        }
      />
    </>
  );
}
