import { useLocale, useMessages, useTranslations } from "next-intl";
import { useAuditWords } from "@/components/audit/audit-words";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { AUDIT_ACTORS, AUDIT_OBJECTS } from "@/lib/reporting/audit-schema";
import type { SearchValues } from "@/lib/web/read-search";

export const AUDIT_PATH = "/operator/audit";
export const AUDIT_FILTERS = ["q", "who", "action", "objectKind", "from", "to", "desk"] as const;

interface Props {
  readonly values: SearchValues<(typeof AUDIT_FILTERS)[number]>;
  /** Operators, and the person the list is narrowed to. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export function AuditFilters({ values, people }: Props) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const locale = useLocale();
  const { audit } = useMessages();
  const actions = Object.entries(audit.action).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => ({
      value: `${noun}.${verb}`,
      label: words.action(`${noun}.${verb}`),
    })),
  );
  return (
    <FilterBar action={AUDIT_PATH} values={values}>
      <FilterSearch name="q" label={t("filter.q")} value={values.q} />
      <FilterSelect
        name="who"
        label={t("filter.who")}
        value={values.who}
        options={[
          ...AUDIT_ACTORS.map((kind) => ({ value: kind, label: t(`actor.${kind}`) })),
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FilterSelect
        name="action"
        label={t("filter.action")}
        value={values.action}
        options={actions.sort((a, b) => a.label.localeCompare(b.label, locale))}
      />
      <FilterSelect
        name="objectKind"
        label={t("filter.object")}
        value={values.objectKind}
        options={AUDIT_OBJECTS.map((kind) => ({ value: kind, label: words.kind(kind) }))}
      />
      <FilterSelect
        name="desk"
        label={t("filter.desk")}
        value={values.desk}
        emptyText={t("filter.withoutDesk")}
        options={[{ value: "all", label: t("filter.withDesk") }]}
      />
      <FilterDays>
        <FilterDay name="from" label={t("filter.from")} value={values.from} />
        <FilterDay name="to" label={t("filter.to")} value={values.to} />
      </FilterDays>
    </FilterBar>
  );
}
