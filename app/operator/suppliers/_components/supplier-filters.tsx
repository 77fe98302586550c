import { useTranslations } from "next-intl";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { SearchValues } from "@/lib/web/read-search";

export const SUPPLIERS_PATH = "/operator/suppliers";
export const SUPPLIER_FILTERS = ["q", "status"] as const;

interface Props {
  readonly values: SearchValues<(typeof SUPPLIER_FILTERS)[number]>;
}

export function SupplierFilters({ values }: Props) {
  const t = useTranslations("operator.suppliers");
  const statuses = useTranslations("operator.buyerStatus");
  return (
    <FilterBar action={SUPPLIERS_PATH} values={values}>
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="status"
        label={t("status")}
        value={values.status}
        options={(["active", "suspended"] as const).map((value) => ({ value, label: statuses(value) }))}
      />
    </FilterBar>
  );
}
