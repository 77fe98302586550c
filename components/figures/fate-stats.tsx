import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { LeadStatus } from "@/lib/leads/schema";
import type { Figures } from "@/lib/reporting/figures-schema";
import { FigureStat } from "./figure-stat";

const FATES = ["sold", "listed", "unsold", "held", "duplicate", "rejected"] as const;
/** What not every brand knows: shown where it happens. */
const RARE: readonly LeadStatus[] = ["listed", "held"];
const GOOD: Partial<Record<LeadStatus, "up" | "down">> = {
  sold: "up",
  unsold: "down",
  duplicate: "down",
  rejected: "down",
};

interface Props {
  readonly figures: Figures;
  readonly currency: Currency;
  /** The list of the leads that it became so with. */
  readonly hrefOf: (status: LeadStatus) => string;
}

/** What became of the leads of a period: one figure for each fate. */
export function FateStats({ figures, currency, hrefOf }: Props) {
  const { total, before } = figures;
  const t = useTranslations("leads.status");
  const shown = FATES.filter(
    (fate) => !RARE.includes(fate) || total.byStatus[fate] + before.byStatus[fate] > 0,
  );
  return shown.map((fate) => (
    <FigureStat
      key={fate}
      label={t(fate)}
      kind="count"
      figures={figures}
      of={({ byStatus }) => byStatus[fate]}
      currency={currency}
      href={hrefOf(fate)}
      {...(GOOD[fate] ? { good: GOOD[fate] } : {})}
    />
  ));
}
