import { useTranslations } from "next-intl";
import { FilterBar, FilterDay, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { DELIVERY_STATES, ENDPOINT_KINDS } from "@/lib/deliveries/schema";
import type { SearchValues } from "@/lib/web/read-search";

export const DELIVERY_FILTERS = ["q", "state", "endpointId", "kind", "from", "to"] as const;

interface Props {
  readonly path: string;
  readonly values: SearchValues<(typeof DELIVERY_FILTERS)[number]>;
  readonly endpoints: readonly EndpointView[];
}

export function DeliveryFilters({ path, values, endpoints }: Props) {
  const t = useTranslations("buyer.deliveries");
  const tKind = useTranslations("deliveries.kind");
  const tState = useTranslations("deliveries.state");
  return (
    <FilterBar action={path} values={values}>
      <FilterSearch name="q" label={t("q")} value={values.q} />
      <FilterSelect
        name="state"
        label={t("state")}
        value={values.state}
        options={DELIVERY_STATES.map((state) => ({ value: state, label: tState(state) }))}
      />
      <FilterSelect
        name="endpointId"
        label={t("endpoint")}
        value={values.endpointId}
        options={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="kind"
        label={t("kind")}
        value={values.kind}
        options={ENDPOINT_KINDS.map((kind) => ({ value: kind, label: tKind(kind) }))}
      />
      <FilterDay name="from" label={t("soldFrom")} value={values.from} />
      <FilterDay name="to" label={t("soldTo")} value={values.to} />
    </FilterBar>
  );
}
