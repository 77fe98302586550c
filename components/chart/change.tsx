import { TrendingDown, TrendingUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface Props {
  readonly now: number | null;
  readonly before: number | null;
  /** The value before, as it is written. */
  readonly text: ReactNode;
  /** The figure is a share in basis points: its change is told in points, not in percent of percent. */
  readonly share?: boolean;
  /** Which way is good; without it a change is neither. */
  readonly good?: "up" | "down";
}

const ONE_DIGIT = { signDisplay: "always", maximumFractionDigits: 1 } as const;

/** How a figure stands to the one of the time before: "▲ 12 %, from 1,204". */
export function Change({ now, before, text, share = false, good }: Props) {
  const t = useTranslations("figures.change");
  const format = useFormatter();
  const signed = (text: string) => text.replace("-", "−");
  const points = (bps: number) =>
    Math.abs(bps) < 5 ? null : t("points", { points: signed(format.number(bps / 100, ONE_DIGIT)) });
  // More than tenfold: the time before is no measure, such as the first weeks of a brand.
  const percentOf = (part: number) =>
    Math.abs(part) < 0.005 || part >= 10
      ? null
      : signed(format.number(part, { style: "percent", signDisplay: "always" }));
  if (before === null || now === null) return <span>{t("nothingBefore")}</span>;
  if (now === before) return <span>{t("same")}</span>;
  const up = now > before;
  const tone = good === undefined ? "" : (good === "up") === up ? "text-success" : "text-danger";
  const Arrow = up ? TrendingUp : TrendingDown;
  // What rounds to nothing is no change worth a colour; from nothing to something there is no percentage.
  const change = share ? points(now - before) : before > 0 ? percentOf((now - before) / before) : null;
  return (
    <span>
      {change && (
        <span className={`me-1 whitespace-nowrap font-medium ${tone}`}>
          <Arrow aria-hidden className="me-1 inline size-3.5 align-[-0.125em]" />
          {change}
        </span>
      )}
      <span className="whitespace-nowrap">{t.rich("from", { before: () => text })}</span>
    </span>
  );
}
