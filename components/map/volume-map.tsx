import { useFormatter, useTranslations } from "next-intl";
import type { VolumeMap } from "@/lib/routing/map-schema";
import { DotMap } from "./dot-map";

const DOT = { 1: 1.6, 2: 3, 3: 4.6 } as const;

/** How much there is where: the larger the dot, the more. What it counts says the label. */
export function VolumeMapView({ map, label }: { readonly map: VolumeMap; readonly label: string }) {
  const t = useTranslations("figures.chart");
  const format = useFormatter();
  const { width, height, background, sizes } = map;
  const ground = { path: background, className: "stroke-line-strong opacity-60", strokeWidth: 1 };
  return (
    <figure className="grid gap-2">
      <DotMap
        label={label}
        width={width}
        height={height}
        layers={[
          ground,
          ...sizes.map(({ size, path }) => ({
            path,
            className: "stroke-brand-edge forced-colors:stroke-[CanvasText]",
            strokeWidth: DOT[size],
          })),
        ]}
      />
      <figcaption className="flex flex-wrap gap-x-4 text-[0.8125rem] text-muted">
        {sizes.map(({ size, from }) => (
          <span key={size} className="flex items-center gap-1.5">
            <svg aria-hidden="true" className="size-4 fill-brand-edge forced-colors:fill-[CanvasText]">
              <circle cx="50%" cy="50%" r={DOT[size] * 1.4} />
            </svg>
            {t("atLeast", { count: format.number(from) })}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
