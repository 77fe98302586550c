import { useTranslations } from "next-intl";
import { FigureStat } from "@/components/figures/figure-stat";
import { StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import { type Figures, marginMinor, sellThroughBps } from "@/lib/reporting/figures-schema";
import { leadsOf } from "./leads-of";

/** How today goes, against yesterday up to this time. */
export function TodayStats({ figures, currency }: { figures: Figures; currency: Currency }) {
  const t = useTranslations("figures");
  const sold = { figures, currency, href: leadsOf(figures, { status: "sold" }) };
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
      />
      <FigureStat
        label={t("sellThrough")}
        kind="share"
        {...sold}
        of={sellThroughBps}
        good="up"
        note={t("sellThroughHint")}
      />
      <FigureStat
        label={t("revenue")}
        kind="money"
        {...sold}
        of={({ revenueMinor }) => revenueMinor}
        good="up"
      />
      <FigureStat label={t("margin")} kind="money" {...sold} of={marginMinor} good="up" />
    </StatRow>
  );
}
