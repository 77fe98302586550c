import { useTranslations } from "next-intl";
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

const FATES = ["sold", "listed", "unsold", "held", "duplicate", "rejected"] as const;
const GOOD = { sold: "up", duplicate: "down", rejected: "down" } as const;
/** What not every brand knows: shown where it happens. */
const RARE: readonly string[] = ["listed", "held"];

/** What became of the leads of a period and what they earned, each figure leading to its leads. */
export function SuppliedStats({ figures, sourceId, currency }: Props) {
  const t = useTranslations("figures");
  const fates = useTranslations("leads.status");
  const { total, before } = figures;
  const shown = FATES.filter(
    (fate) => !RARE.includes(fate) || total.byStatus[fate] + before.byStatus[fate] > 0,
  );
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
      {shown.map((status) => (
        <FigureStat
          key={status}
          label={fates(status)}
          kind="count"
          now={total.byStatus[status]}
          before={before.byStatus[status]}
          currency={currency}
          href={leadsOf(figures, { status, sourceId })}
          {...(status in GOOD ? { good: GOOD[status as keyof typeof GOOD] } : {})}
        />
      ))}
    </StatRow>
  );
}
