import { useTranslations } from "next-intl";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { DELIVERY_STATES } from "@/lib/deliveries/schema";
import type { SearchValues } from "@/lib/web/read-search";

interface Props {
  readonly path: string;
  readonly values: SearchValues<"state" | "endpointId">;
  readonly endpoints: readonly EndpointView[];
}

export function DeliveryFilters({ path, values, endpoints }: Props) {
  const t = useTranslations("buyer.deliveries");
  const tState = useTranslations("deliveries.state");
  return (
    <FilterBar action={path} values={values}>
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
    </FilterBar>
  );
}
