import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import type { DayFigures } from "@/lib/reporting/get-day-figures";
import { hrefWith } from "@/lib/web/href-with";

/** States that not every brand knows: shown where they happened. */
const RARE = new Set(["listed", "held"]);

/** Today in figures; each leads to the leads behind it. */
export function DayStats({ figures, currency }: { figures: DayFigures; currency: Currency }) {
  const t = useTranslations("operator.overview");
  const statuses = useTranslations("leads.status");
  const today = { from: figures.on, to: figures.on, test: "false" };
  return (
    <StatRow>
      <Stat
        label={t("received")}
        value={figures.received}
        href={hrefWith("/operator/leads", today)}
        hint={t("withoutTests")}
      />
      <Stat
        label={t("revenue")}
        value={<Money amountMinor={figures.revenueMinor} currency={currency} />}
        hint={t.rich("margin", {
          count: figures.sales,
          margin: () => (
            <Money amountMinor={figures.revenueMinor - figures.payoutMinor} currency={currency} />
          ),
        })}
      />
      {LEAD_STATUSES.filter((status) => !RARE.has(status) || figures.byStatus[status] > 0).map((status) => (
        <Stat
          key={status}
          label={statuses(status)}
          value={figures.byStatus[status]}
          href={hrefWith("/operator/leads", { ...today, status })}
        />
      ))}
    </StatRow>
  );
}
