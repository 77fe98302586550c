import { useTranslations } from "next-intl";
import { FigureStat } from "@/components/figures/figure-stat";
import { StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import { type Figures, marginMinor, sellThroughBps } from "@/lib/reporting/figures-schema";
import { leadsOf } from "./leads-of";

/** How today goes, against yesterday up to this time. */
export function TodayStats({ figures, currency }: { figures: Figures; currency: Currency }) {
  const t = useTranslations("figures");
  const { total, before } = figures;
  const sold = leadsOf(figures, { status: "sold" });
  return (
    <StatRow>
      <FigureStat
        label={t("received")}
        kind="count"
        now={total.received}
        before={before.received}
        currency={currency}
        href={leadsOf(figures)}
        good="up"
      />
      <FigureStat
        label={t("sellThrough")}
        kind="share"
        now={sellThroughBps(total)}
        before={sellThroughBps(before)}
        currency={currency}
        href={sold}
        good="up"
        note={t("sellThroughHint")}
      />
      <FigureStat
        label={t("revenue")}
        kind="money"
        now={total.revenueMinor}
        before={before.revenueMinor}
        currency={currency}
        href={sold}
        good="up"
      />
      <FigureStat
        label={t("margin")}
        kind="money"
        now={marginMinor(total)}
        before={marginMinor(before)}
        currency={currency}
        href={sold}
        good="up"
      />
    </StatRow>
  );
}
