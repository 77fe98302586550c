import { MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { PlaceMap } from "@/lib/routing/map-schema";
import { DotMap } from "../map/dot-map";
import { TextLink } from "../ui/text-link";

interface Props {
  readonly map: PlaceMap;
  /** "80331 München" */
  readonly place: string;
}

/** Where a place lies in its country, with a way to a map of streets. */
export function PlaceMapView({ map, place }: Props) {
  const t = useTranslations("leads.contact");
  const locale = useLocale();
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(map.country) ?? map.country;
  const here = `M${map.x} ${map.y}h0`;
  const query = encodeURIComponent(`${place}, ${country}`);
  return (
    <figure className="flex flex-wrap items-center gap-4">
      <div className="w-24 shrink-0">
        <DotMap
          label={t("mapLabel", { place, country })}
          width={map.width}
          height={map.height}
          layers={[
            { path: map.background, className: "stroke-line-strong opacity-60", strokeWidth: 1 },
            { path: here, className: "stroke-brand-soft", strokeWidth: 9 },
            { path: here, className: "stroke-brand", strokeWidth: 4 },
          ]}
        />
      </div>
      <figcaption className="grid gap-1">
        <span>{place}</span>
        <span className="text-muted">{country}</span>
        <TextLink
          href={`https://www.google.com/maps/search/?api=1&query=${query}`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1"
        >
          <MapPin aria-hidden className="size-4" />
          {t("openMap")}
        </TextLink>
      </figcaption>
    </figure>
  );
}
