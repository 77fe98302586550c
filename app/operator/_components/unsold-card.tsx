import { useFormatter, useLocale, useTranslations } from "next-intl";
import { BarList } from "@/components/chart/bar-list";
import { VolumeMapView } from "@/components/map/volume-map";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { Figures } from "@/lib/reporting/figures-schema";
import type { UnsoldArea, UnsoldAreas } from "@/lib/reporting/get-unsold-areas";
import { stateName } from "@/lib/routing/state-schema";
import { leadsOf } from "./leads-of";

interface Props {
  readonly unsold: UnsoldAreas;
  readonly period: Pick<Figures, "from" | "to">;
}

/** The rest is found on the map and in the list of leads. */
const MOST_AREAS = 10;

/** Where leads find no buyer: on a map, with the areas beside. */
export function UnsoldCard({ unsold, period }: Props) {
  const t = useTranslations("operator.overview");
  const format = useFormatter();
  const locale = useLocale();
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const name = ({ country, state }: UnsoldArea) =>
    state ? stateName(country, state, locale) : (countries.of(country) ?? country);
  return (
    <Card
      title={t("unsoldTitle")}
      actions={<TextLink href={leadsOf(period, { status: "unsold" })}>{t("allUnsold")}</TextLink>}
    >
      {unsold.total === 0 ? (
        <p className="text-muted">{t("nothingUnsold")}</p>
      ) : (
        <div className="grid gap-6 md:grid-cols-2">
          {unsold.maps.slice(0, 1).map((map) => (
            <VolumeMapView
              key={map.country}
              map={map}
              label={t("unsoldMap", { country: countries.of(map.country) ?? map.country })}
            />
          ))}
          <BarList
            label={t("unsoldTitle")}
            rows={unsold.areas.slice(0, MOST_AREAS).map((area) => ({
              key: `${area.country} ${area.state}`,
              label: name(area),
              value: area.unsold,
              text: t("ofUnsold", {
                count: format.number(area.unsold),
                share: format.number(area.unsold / unsold.total, { style: "percent" }),
              }),
              ...(area.state ? { href: leadsOf(period, { status: "unsold", state: area.state }) } : {}),
            }))}
          />
        </div>
      )}
    </Card>
  );
}
