import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
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
  const locale = useLocale();
  return (
    <FilterBar action={path} values={values}>
      <FilterSelect
        name="state"
        label={t("state")}
        value={values.state}
        options={SOURCE_STATES.map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <FilterSelect
        name="categoryId"
        label={t("category")}
        value={values.categoryId}
        options={categories.map(({ id, name }) => ({ value: id, label: pickText(name, locale) }))}
      />
    </FilterBar>
  );
}
