import { useTranslations } from "next-intl";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { SearchValues } from "@/lib/web/read-search";

export const CATEGORIES_PATH = "/operator/categories";
export const CATEGORY_FILTERS = ["q", "archived"] as const;
export type CategoryValues = SearchValues<(typeof CATEGORY_FILTERS)[number]>;

/** Operators see archived ones, too, unless they say otherwise. */
export function categoryInput(values: CategoryValues) {
  return { ...values, archived: values.archived ?? "true" };
}

export function CategoryFilters({ values }: { readonly values: CategoryValues }) {
  const t = useTranslations("operator.categories");
  return (
    <FilterBar action={CATEGORIES_PATH} values={values}>
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="archived"
        label={t("status")}
        value={values.archived}
        options={[
          { value: "false", label: t("active") },
          { value: "only", label: t("archived") },
        ]}
      />
    </FilterBar>
  );
}
