import { useTranslations } from "next-intl";
import { FilterBar, FilterDay, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import type { SourceView } from "@/lib/suppliers/schema";
import type { SearchValues } from "@/lib/web/read-search";

interface Props {
  readonly path: string;
  readonly values: SearchValues<"q" | "status" | "sourceId" | "test" | "from" | "to">;
  readonly sources: readonly SourceView[];
}

export function LeadFilters({ path, values, sources }: Props) {
  const t = useTranslations("supplier.leads");
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
      <FilterDay name="from" label={t("from")} value={values.from} />
      <FilterDay name="to" label={t("to")} value={values.to} />
    </FilterBar>
  );
}
