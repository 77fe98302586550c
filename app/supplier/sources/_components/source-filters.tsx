import { useTranslations } from "next-intl";
import { CategoryFilter } from "@/components/lead/category-filter";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { CategoryView } from "@/lib/leads/category-schema";
import { SOURCE_STATES } from "@/lib/suppliers/schema";
import type { SearchValues } from "@/lib/web/read-search";

export const SOURCE_FILTERS = ["state", "categoryId"] as const;

interface Props {
  readonly path: string;
  readonly values: SearchValues<(typeof SOURCE_FILTERS)[number]>;
  readonly categories: readonly CategoryView[];
}

export function SourceFilters({ path, values, categories }: Props) {
  const t = useTranslations("supplier.sources");
  return (
    <FilterBar action={path} values={values}>
      <FilterSelect
        name="state"
        label={t("state")}
        value={values.state}
        options={SOURCE_STATES.map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <CategoryFilter label={t("category")} value={values.categoryId} categories={categories} />
    </FilterBar>
  );
}
