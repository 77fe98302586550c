import { useTranslations } from "next-intl";
import { niceTop, percent } from "./scale";

export interface Bar {
  readonly key: string;
  /** Under the bar, where there is room for it: "12 Nov". */
  readonly tick: string;
  /** The whole name of what the bar stands for: "Thursday, 12 November". */
  readonly name: string;
  readonly value: number;
  /** The same of the time before. */
  readonly before: number;
}

interface Props {
  /** Says what is drawn, and its sum: read out in place of the drawing. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** A value with its unit: "38 €". */
  readonly format: (value: number) => string;
  readonly nowLabel: string;
  readonly beforeLabel: string;
}

/** As many as fit under the bars of a phone. */
const MOST_TICKS = 6;

/**
 * Bars from zero, with a mark where the time before stood. Everything is placed in percent: the drawing takes the width it is
 * given, and its texts keep their size. The numbers belong in a table beneath (`ChartTable`).
 */
export function BarChart({ label, bars, format, nowLabel, beforeLabel }: Props) {
  const top = niceTop(Math.max(0, ...bars.flatMap(({ value, before }) => [value, before])));
  const every = Math.ceil(bars.length / MOST_TICKS);
  return (
    <figure className="min-w-0">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden className="flex h-40 flex-col justify-between text-end text-xs text-muted">
          {[top, top / 2, 0].map((value) => (
            <span key={value} className="flex h-0 items-center justify-end whitespace-nowrap">
              {format(value)}
            </span>
          ))}
        </div>
        <svg role="img" aria-label={label} className="h-40 w-full overflow-visible">
          <Grid />
          <Bars bars={bars} top={top} format={format} beforeLabel={beforeLabel} />
          <BeforeMarks bars={bars} top={top} />
        </svg>
        <svg
          aria-hidden="true"
          className="col-start-2 h-5 w-full overflow-visible fill-muted text-xs max-[24rem]:[&>:nth-child(even)]:hidden forced-colors:fill-[CanvasText]"
        >
          {bars.map(({ key, tick }, i) =>
            i % every === 0 ? (
              <text key={key} x={`${percent(i + 0.5, bars.length)}%`} y="15" textAnchor="middle">
                {tick}
              </text>
            ) : null,
          )}
        </svg>
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-[0.8125rem] text-muted">
        <span className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="size-2.5 fill-brand-edge forced-colors:fill-[CanvasText]">
            <rect width="100%" height="100%" />
          </svg>
          {nowLabel}
        </span>
        <span className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="h-2.5 w-3.5 stroke-ink forced-colors:stroke-[Highlight]">
            <line x1="0" x2="100%" y1="50%" y2="50%" strokeWidth="2" />
          </svg>
          {beforeLabel}
        </span>
      </figcaption>
    </figure>
  );
}

function Grid() {
  return (
    <g className="stroke-line">
      {["0%", "50%"].map((y) => (
        <line key={y} x1="0" x2="100%" y1={y} y2={y} />
      ))}
      <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-line-strong" />
    </g>
  );
}

type PartProps = Pick<Props, "bars" | "format" | "beforeLabel"> & { readonly top: number };

function Bars({ bars, top, format, beforeLabel }: PartProps) {
  const t = useTranslations("figures.chart");
  const width = percent(0.72, bars.length);
  return (
    <g className="fill-brand-edge forced-colors:fill-[CanvasText]">
      {bars.map(({ key, name, value, before }, i) => {
        const height = percent(value, top);
        return (
          <rect
            key={key}
            x={`${percent(i + 0.14, bars.length)}%`}
            y={`${100 - height}%`}
            width={`${width}%`}
            height={`${height}%`}
          >
            <title>{t("bar", { name, value: format(value), beforeLabel, before: format(before) })}</title>
          </rect>
        );
      })}
    </g>
  );
}

/** One path for all: short strokes of an even thickness, whatever the drawing is stretched to. */
function BeforeMarks({ bars, top }: Pick<PartProps, "bars" | "top">) {
  // On the ground line a mark would only make it thicker.
  const path = bars
    .map(({ before }, i) => (before > 0 ? `M${i} ${100 - percent(before, top)}h1` : ""))
    .join("");
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${bars.length} 100`}
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      className="pointer-events-none overflow-visible"
    >
      <path
        d={path}
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-ink forced-colors:stroke-[Highlight]"
      />
    </svg>
  );
}
