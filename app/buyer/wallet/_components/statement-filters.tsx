import { useTranslations } from "next-intl";
import { FilterBar, FilterDay, FilterSelect } from "@/components/ui/filter-bar";
import type { SearchValues } from "@/lib/web/read-search";

const KINDS = ["sale", "reversal", "adjustment"] as const;

interface Props {
  readonly path: string;
  readonly values: SearchValues<"kind" | "from" | "to">;
}

export function StatementFilters({ path, values }: Props) {
  const t = useTranslations("buyer.wallet");
  return (
    <FilterBar action={path} values={values}>
      <FilterSelect
        name="kind"
        label={t("kind")}
        value={values.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <FilterDay name="from" label={t("from")} value={values.from} />
      <FilterDay name="to" label={t("to")} value={values.to} />
    </FilterBar>
  );
}
