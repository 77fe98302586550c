import { useTranslations } from "next-intl";
import { CategoryFilter } from "@/components/lead/category-filter";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { CategoryView } from "@/lib/leads/category-schema";
import { REJECT_MESSAGES, type RejectCode } from "@/lib/leads/lead-reasons";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import type { SourceView } from "@/lib/suppliers/schema";
import type { SearchValues } from "@/lib/web/read-search";
import type { LEAD_FILTERS } from "./lead-search";

interface Props {
  readonly path: string;
  readonly values: SearchValues<(typeof LEAD_FILTERS)[number]>;
  readonly sources: readonly SourceView[];
  readonly categories: readonly CategoryView[];
}

const REASON_CODES = ["duplicate", ...Object.keys(REJECT_MESSAGES)] as ("duplicate" | RejectCode)[];

export function LeadFilters({ path, values, sources, categories }: Props) {
  const t = useTranslations("supplier.leads");
  const tReason = useTranslations("figures.reason");
  const tStatus = useTranslations("leads.status");
  return (
    <FilterBar action={path} values={values}>
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="status"
        label={t("fate")}
        value={values.status}
        options={LEAD_STATUSES.map((status) => ({ value: status, label: tStatus(status) }))}
      />
      <FilterSelect
        name="sourceId"
        label={t("source")}
        value={values.sourceId}
        options={sources.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="test"
        label={t("test")}
        value={values.test}
        options={[
          { value: "false", label: t("live") },
          { value: "true", label: t("tests") },
        ]}
      />
      {categories.length > 1 && (
        <CategoryFilter label={t("category")} value={values.categoryId} categories={categories} />
      )}
      <FilterSelect
        name="reason"
        label={t("reason")}
        value={values.reason}
        options={REASON_CODES.map((code) => ({
          value: code,
          label: code === "duplicate" ? tStatus("duplicate") : tReason(code),
        }))}
      />
      <FilterDays>
        <FilterDay name="from" label={t("from")} value={values.from} />
        <FilterDay name="to" label={t("to")} value={values.to} />
      </FilterDays>
    </FilterBar>
  );
}
