import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { TerritoryMap } from "@/lib/routing/map-schema";
import { stateName } from "@/lib/routing/state-schema";
import { DotMap } from "../map/dot-map";

/** A country's postal codes as dots, coloured by coverage, with the counts beside. */
export function TerritoryMapView({ map }: { readonly map: TerritoryMap }) {
  const t = useTranslations("editor.map");
  const locale = useLocale();
  const format = useFormatter();
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(map.country) ?? map.country;
  const count = t("count", { covered: map.coveredCount, total: map.total });
  return (
    <figure className="grid gap-2">
      <DotMap
        label={t("label", { country, count })}
        width={map.width}
        height={map.height}
        layers={[
          { path: map.background ?? "", className: "stroke-line-strong opacity-50", strokeWidth: 1.5 },
          { path: map.cutOut, className: "stroke-danger", strokeWidth: 1.6 },
          {
            path: map.covered,
            className: "stroke-brand-edge",
            strokeWidth: map.coveredCount < 300 ? 4 : 2.2,
          },
        ].filter(({ path }) => path !== "")}
      />
      <figcaption>
        <p className="font-medium tabular-nums">
          {country}: {count}
        </p>
        <ul className="flex flex-wrap gap-x-4 text-[0.8125rem] text-muted">
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-2 rounded-full bg-brand" />
            {t("covered")}
          </li>
          {map.cutOut && (
            <li className="flex items-center gap-1.5">
              <span aria-hidden className="size-2 rounded-full bg-danger-fill" />
              {t("cutOut")}
            </li>
          )}
        </ul>
        {map.byState.length > 0 && (
          <details className="mt-1 text-[0.8125rem]">
            <summary className="cursor-pointer py-1 text-muted">{t("byState")}</summary>
            <ul className="max-h-48 overflow-y-auto tabular-nums">
              {map.byState.map(({ state, covered, total }) => (
                <li key={state} className="flex justify-between gap-4">
                  <span>{stateName(map.country, state, locale)}</span>
                  <span>
                    {t("ofTotal", { covered: format.number(covered), total: format.number(total) })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </figcaption>
    </figure>
  );
}
