import { useTranslations } from "next-intl";
import { CategoryFilter } from "@/components/lead/category-filter";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import type { FilterChoices } from "@/lib/reporting/list-filter-choices";
import { CONTRACT_ACTIVITIES, SILENT_DAYS } from "@/lib/routing/contract-schema";
import type { SearchValues } from "@/lib/web/read-search";

export const CONTRACT_FILTERS = ["buyerId", "categoryId", "status", "activity", "silentDays"] as const;
export type ContractValues = SearchValues<(typeof CONTRACT_FILTERS)[number]>;

interface Props {
  readonly path: string;
  readonly values: ContractValues;
  readonly choices: FilterChoices;
}

export function ContractFilters({ path, values, choices }: Props) {
  const t = useTranslations("operator.contracts");
  const statuses = useTranslations("contracts.status");
  return (
    <FilterBar action={path} values={values} keep={values.activity === "silent" ? ["silentDays"] : []}>
      <FilterSelect
        name="buyerId"
        label={t("buyer")}
        value={values.buyerId}
        options={choices.buyers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CategoryFilter label={t("category")} value={values.categoryId} categories={choices.categories} />
      <FilterSelect
        name="status"
        label={t("status")}
        value={values.status}
        options={(["active", "paused", "archived"] as const).map((value) => ({
          value,
          label: statuses(value),
        }))}
      />
      <FilterSelect
        name="activity"
        label={t("activity")}
        value={values.activity}
        options={CONTRACT_ACTIVITIES.map((value) => ({
          value,
          label: t(`activities.${value}`, { days: Number(values.silentDays ?? SILENT_DAYS) }),
        }))}
      />
    </FilterBar>
  );
}
