import { useTranslations } from "next-intl";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { ENDPOINT_KINDS } from "@/lib/deliveries/schema";
import { HEALTH_STATES } from "@/lib/reporting/health-schema";
import type { SearchValues } from "@/lib/web/read-search";
import { HEALTH_PATH } from "../../_components/delivery-tabs";

export const HEALTH_FILTERS = ["q", "state", "kind", "buyerId"] as const;

interface Props {
  readonly values: SearchValues<(typeof HEALTH_FILTERS)[number]>;
}

export function HealthFilters({ values }: Props) {
  const t = useTranslations("endpoints.health");
  const kinds = useTranslations("deliveries.kind");
  return (
    <FilterBar action={HEALTH_PATH} values={values} keep={["buyerId"]}>
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="state"
        label={t("state")}
        value={values.state}
        options={HEALTH_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <FilterSelect
        name="kind"
        label={t("kind")}
        value={values.kind}
        options={ENDPOINT_KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
    </FilterBar>
  );
}
