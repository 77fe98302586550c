import { useTranslations } from "next-intl";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { DELIVERY_STATES, ENDPOINT_KINDS } from "@/lib/deliveries/schema";
import type { SearchValues } from "@/lib/web/read-search";
import { LOG_PATH } from "./delivery-tabs";

export const DELIVERY_FILTERS = ["q", "state", "buyerId", "endpointId", "kind", "from", "to"] as const;
export type DeliveryValues = SearchValues<(typeof DELIVERY_FILTERS)[number]>;

interface Props {
  readonly values: DeliveryValues;
  readonly buyers: readonly { readonly id: string; readonly name: string }[];
  /** Of the endpoint that the list is narrowed to. */
  readonly endpointName: string | undefined;
}

export function DeliveryFilters({ values, buyers, endpointName }: Props) {
  const t = useTranslations("operator.deliveries.filter");
  const states = useTranslations("deliveries.state");
  const kinds = useTranslations("deliveries.kind");
  const { endpointId } = values;
  return (
    <FilterBar action={LOG_PATH} values={values}>
      <FilterSearch name="q" label={t("q")} value={values.q} />
      <FilterSelect
        name="state"
        label={t("state")}
        value={values.state}
        options={DELIVERY_STATES.map((value) => ({ value, label: states(value) }))}
      />
      <FilterSelect
        name="kind"
        label={t("kind")}
        value={values.kind}
        options={ENDPOINT_KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
      <FilterSelect
        name="buyerId"
        label={t("buyer")}
        value={values.buyerId}
        options={buyers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {endpointId && (
        <FilterSelect
          name="endpointId"
          label={t("endpoint")}
          value={endpointId}
          options={[{ value: endpointId, label: endpointName || endpointId }]}
        />
      )}
      <FilterDays>
        <FilterDay name="from" label={t("from")} value={values.from} />
        <FilterDay name="to" label={t("to")} value={values.to} />
      </FilterDays>
    </FilterBar>
  );
}
