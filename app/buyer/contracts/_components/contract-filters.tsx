import { useTranslations } from "next-intl";
import { CategoryFilter } from "@/components/lead/category-filter";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { SearchValues } from "@/lib/web/read-search";

export const CONTRACT_FILTERS = ["status", "categoryId"] as const;

interface Props {
  readonly path: string;
  readonly values: SearchValues<(typeof CONTRACT_FILTERS)[number]>;
  readonly categories: readonly CategoryView[];
}

export function ContractFilters({ path, values, categories }: Props) {
  const t = useTranslations("buyer.contracts");
  const statuses = useTranslations("contracts.status");
  return (
    <FilterBar action={path} values={values}>
      <FilterSelect
        name="status"
        label={t("status")}
        emptyText={t("withoutEnded")}
        value={values.status}
        options={(["active", "paused", "archived"] as const).map((value) => ({
          value,
          label: statuses(value),
        }))}
      />
      <CategoryFilter label={t("category")} value={values.categoryId} categories={categories} />
    </FilterBar>
  );
}
