import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Territory, TerritoryRow } from "@/lib/routing/schema";
import { stateName } from "@/lib/routing/state-schema";

/** More codes than these are counted, not read. */
const MOST_NAMED = 12;

/** Where a contract buys, a line per row; what is left out comes last. */
export function TerritoryList({ territory }: { readonly territory: Territory }) {
  const text = useTerritoryText();
  const ordered = [
    ...territory.filter(({ effect }) => effect === "include"),
    ...territory.filter(({ effect }) => effect === "exclude"),
  ];
  return (
    <ul className="grid gap-1">
      {ordered.map((row) => (
        <li key={JSON.stringify(row)}>{text(row)}</li>
      ))}
    </ul>
  );
}

/** One row in words: "60 km around 80331 (Germany)", "not: postal codes 80…, 81…". */
export function useTerritoryText(): (row: TerritoryRow) => string {
  const t = useTranslations("contracts.territory");
  const locale = useLocale();
  const format = useFormatter();
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const areaOf = (row: TerritoryRow): string => {
    const country = regions.of(row.country) ?? row.country;
    switch (row.kind) {
      case "country":
        return country;
      case "states":
        return t("states", {
          country,
          states: row.states.map((code) => stateName(row.country, code, locale)).join(", "),
        });
      case "postal":
        return t("postal", {
          country,
          codes: named([...row.codes, ...row.prefixes.map((one) => `${one}…`)]),
        });
      case "radius":
        return t("radius", {
          distance: `${format.number(row.distance)} ${row.unit}`,
          postalCode: row.postalCode,
          country,
        });
    }
  };
  const named = (codes: readonly string[]): string => {
    const first = codes.slice(0, MOST_NAMED).join(", ");
    return codes.length > MOST_NAMED ? t("andMore", { first, count: codes.length - MOST_NAMED }) : first;
  };
  return (row) => (row.effect === "exclude" ? t("not", { area: areaOf(row) }) : areaOf(row));
}
