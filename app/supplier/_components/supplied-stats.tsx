import { useTranslations } from "next-intl";
import { FateStats } from "@/components/figures/fate-stats";
import { FigureStat } from "@/components/figures/figure-stat";
import { StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import { acceptedOf, type Figures, sellThroughBps } from "@/lib/reporting/figures-schema";
import { leadsOf } from "./leads-of";

interface Props {
  readonly figures: Figures;
  readonly sourceId: string | undefined;
  readonly currency: Currency;
}

/** What became of the leads of a period and what they earned, each figure leading to its leads. */
export function SuppliedStats({ figures, sourceId, currency }: Props) {
  const t = useTranslations("figures");
  const { total, before } = figures;
  return (
    <StatRow>
      <FigureStat
        label={t("earned")}
        kind="money"
        now={total.payoutMinor}
        before={before.payoutMinor}
        currency={currency}
        href={leadsOf(figures, { status: "sold", sourceId })}
        good="up"
        note={t("sales", { count: total.sales })}
      />
      <FigureStat
        label={t("received")}
        kind="count"
        now={total.received}
        before={before.received}
        currency={currency}
        href={leadsOf(figures, { sourceId })}
        good="up"
        note={t("acceptedOf", { count: acceptedOf(total) })}
      />
      <FigureStat
        label={t("sellThrough")}
        kind="share"
        now={sellThroughBps(total)}
        before={sellThroughBps(before)}
        currency={currency}
        href={leadsOf(figures, { status: "sold", sourceId })}
        good="up"
        note={t("sellThroughHint")}
      />
      <FateStats
        figures={figures}
        currency={currency}
        hrefOf={(status) => leadsOf(figures, { status, sourceId })}
      />
    </StatRow>
  );
}
