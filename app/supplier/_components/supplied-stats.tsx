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
  return (
    <StatRow>
      <FigureStat
        label={t("earned")}
        kind="money"
        figures={figures}
        of={({ payoutMinor }) => payoutMinor}
        currency={currency}
        href={leadsOf(figures, { status: "sold", sourceId })}
        good="up"
        note={t("sales", { count: figures.total.sales })}
      />
      <FigureStat
        label={t("received")}
        kind="count"
        figures={figures}
        of={({ received }) => received}
        currency={currency}
        href={leadsOf(figures, { sourceId })}
        good="up"
        note={t("acceptedOf", { count: acceptedOf(figures.total) })}
      />
      <FigureStat
        label={t("sellThrough")}
        kind="share"
        figures={figures}
        of={sellThroughBps}
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
