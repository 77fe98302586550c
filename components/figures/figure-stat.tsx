import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { Figures, Totals } from "@/lib/reporting/figures-schema";
import { Change } from "../chart/change";
import { Money } from "../money";
import { Stat } from "../ui/stat";

interface Props {
  readonly label: string;
  readonly kind: "count" | "money" | "share";
  readonly figures: Figures;
  /** Which of the period's totals, and of the one before. */
  readonly of: (totals: Totals) => number | null;
  readonly currency: Currency;
  /** The list behind it. */
  readonly href?: string;
  readonly good?: "up" | "down";
  /** Beside the change: what the figure is of. */
  readonly note?: ReactNode;
}

/** One figure of a period with how it stands to the period before. */
export function FigureStat({ label, kind, figures, of, currency, href, good, note }: Props) {
  const format = useFormatter();
  const [now, before] = [of(figures.total), of(figures.before)];
  const text = (value: number | null): ReactNode => {
    if (value === null) return "–";
    if (kind === "money") return <Money amountMinor={value} currency={currency} />;
    if (kind === "count") return format.number(value);
    return format.number(value / 10_000, { style: "percent", maximumFractionDigits: 1 });
  };
  return (
    <Stat
      label={label}
      value={text(now)}
      {...(href ? { href } : {})}
      hint={
        <>
          <Change
            now={now}
            before={before}
            text={text(before)}
            share={kind === "share"}
            {...(good ? { good } : {})}
          />
          {note && <span className="block">{note}</span>}
        </>
      }
    />
  );
}
