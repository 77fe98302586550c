import { useTranslations } from "next-intl";
import { PERIODS, type Period } from "@/lib/reporting/figures-schema";
import { Tabs } from "../ui/tabs";

interface Props {
  /** The page with the figures of a period. */
  readonly hrefOf: (days: Period) => string;
  readonly days: Period;
}

/** A day is told beside them. */
const SHOWN = PERIODS.filter((days) => days > 1);

export function PeriodTabs({ hrefOf, days }: Props) {
  const t = useTranslations("figures.period");
  return (
    <Tabs
      label={t("label")}
      tabs={SHOWN.map((one) => ({
        href: hrefOf(one),
        label: t("days", { days: one }),
        active: one === days,
      }))}
    />
  );
}
