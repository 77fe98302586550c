import { useTranslations } from "next-intl";
import { CategoryFilter } from "@/components/lead/category-filter";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { ContractView } from "@/lib/routing/contract-schema";
import { LEAD_STAGES } from "@/lib/sales/card-schema";
import type { SearchValues } from "@/lib/web/read-search";
import type { InboxFilter } from "./inbox-search";

interface Props {
  readonly path: string;
  readonly values: SearchValues<InboxFilter>;
  readonly categories: readonly CategoryView[];
  readonly contracts: readonly ContractView[];
}

export function InboxFilters({ path, values, categories, contracts }: Props) {
  const t = useTranslations("buyer.leads");
  const tStage = useTranslations("buyer.stage");
  return (
    <FilterBar action={path} values={values}>
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="opened"
        label={t("state")}
        value={values.opened}
        options={[
          { value: "false", label: t("unread") },
          { value: "true", label: t("read") },
        ]}
      />
      <FilterSelect
        name="stage"
        label={t("stage")}
        value={values.stage}
        options={LEAD_STAGES.map((stage) => ({ value: stage, label: tStage(stage) }))}
      />
      <FilterSelect
        name="followUp"
        label={t("followUp")}
        value={values.followUp}
        options={[
          { value: "due", label: t("followUpDue") },
          { value: "set", label: t("followUpSet") },
        ]}
      />
      <FilterSelect
        name="starred"
        label={t("starred")}
        value={values.starred}
        options={[{ value: "true", label: t("starredOnly") }]}
      />
      <CategoryFilter label={t("category")} value={values.categoryId} categories={categories} />
      <FilterSelect
        name="contractId"
        label={t("contract")}
        value={values.contractId}
        options={contracts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterDays>
        <FilterDay name="from" label={t("from")} value={values.from} />
        <FilterDay name="to" label={t("to")} value={values.to} />
      </FilterDays>
    </FilterBar>
  );
}
