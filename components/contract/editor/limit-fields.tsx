"use client";

import { useTranslations } from "next-intl";
import { PlainField } from "./plain-field";

const PERIODS = ["day", "week", "month", "total"] as const;
type PerPeriod = Readonly<Record<(typeof PERIODS)[number], string>>;

interface Props {
  readonly caps: PerPeriod;
  readonly budgets: PerPeriod;
  readonly currency: string;
  readonly timeZone: string;
}

/** Leads and money at most, per period. Also the buyer's own form. */
export function LimitFields({ caps, budgets, currency, timeZone }: Props) {
  const t = useTranslations("editor.limits");
  return (
    <>
      {(["caps", "budgets"] as const).map((kind) => (
        <fieldset key={kind} className="min-w-0">
          <legend className="mb-1 font-medium">{t(kind)}</legend>
          <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
            {PERIODS.map((period) => (
              <PlainField
                key={period}
                name={`${kind}.${period}`}
                label={t(period)}
                inputMode={kind === "caps" ? "numeric" : "decimal"}
                suffix={kind === "budgets" ? currency : undefined}
                defaultValue={(kind === "caps" ? caps : budgets)[period]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <p className="text-muted">{t("hint", { zone: timeZone })}</p>
    </>
  );
}
