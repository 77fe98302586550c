import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
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
  const locale = useLocale();
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
      <FilterSelect
        name="categoryId"
        label={t("category")}
        value={values.categoryId}
        options={categories.map(({ id, name }) => ({ value: id, label: pickText(name, locale) }))}
      />
    </FilterBar>
  );
}
