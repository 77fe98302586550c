import { useFormatter, useTranslations } from "next-intl";
import type { Figures } from "@/lib/reporting/figures-schema";

/** Which days these are, and what they are measured against. */
export function PeriodRange({ figures }: { readonly figures: Pick<Figures, "from" | "to" | "days"> }) {
  const t = useTranslations("figures.period");
  const format = useFormatter();
  const { from, to, days } = figures;
  const name = (on: string) =>
    format.dateTime(new Date(`${on}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <p className="mb-2 text-[0.8125rem] text-muted">
      {days === 1 ? t("rangeToday", { day: name(to) }) : t("range", { from: name(from), to: name(to), days })}
    </p>
  );
}
