import { useTranslations } from "next-intl";
import { useId } from "react";
import { CategoryFilter } from "@/components/lead/category-filter";
import { Field } from "@/components/ui/field";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { Input } from "@/components/ui/input";
import { REJECT_MESSAGES, type RejectCode } from "@/lib/leads/lead-reasons";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import type { FilterChoices } from "@/lib/reporting/list-filter-choices";
import { LEADS_PATH, type LeadQuery } from "./lead-query";

/** Set rarely: shown at once only where one of them is. */
const RARE = [
  "sourceId",
  "buyerId",
  "contractId",
  "reason",
  "postalCode",
  "state",
  "from",
  "to",
  "priceFrom",
  "priceTo",
  "test",
] as const;
export const REASON_CODES = ["duplicate", ...Object.keys(REJECT_MESSAGES)] as ("duplicate" | RejectCode)[];

const named = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

/** There are too many contracts for a select: the one that the list is narrowed to is named. */
export interface LeadChoices extends FilterChoices {
  readonly contract: { readonly id: string; readonly name: string } | undefined;
}

interface Props {
  readonly query: Pick<LeadQuery, "values" | "sort">;
  readonly choices: LeadChoices;
}

export function LeadFilters({ query, choices }: Props) {
  const { values, sort } = query;
  const t = useTranslations("operator.leads.filter");
  const tl = useTranslations("leads");
  return (
    <FilterBar
      action={LEADS_PATH}
      values={{ ...values, sort: sort === "-received" ? undefined : sort }}
      keep={["sort"]}
    >
      <FilterSearch name="q" label={t("search")} value={values.q} />
      <FilterSelect
        name="status"
        label={t("status")}
        value={values.status}
        options={LEAD_STATUSES.map((status) => ({ value: status, label: tl(`status.${status}`) }))}
      />
      <CategoryFilter label={t("category")} value={values.categoryId} categories={choices.categories} />
      <FilterSelect
        name="supplierId"
        label={t("supplier")}
        value={values.supplierId}
        options={named(choices.suppliers)}
      />
      <RareFilters query={query} choices={choices} />
    </FilterBar>
  );
}

function RareFilters({ query: { values }, choices }: Props) {
  const t = useTranslations("operator.leads.filter");
  const tl = useTranslations("leads.reason");
  const sources = choices.sources.map(({ id, name, supplierName }) => ({
    value: id,
    label: `${supplierName} · ${name}`,
  }));
  const reasons = REASON_CODES.map((code) => ({ value: code, label: tl(code) }));
  const kinds = [
    { value: "false", label: t("live") },
    { value: "true", label: t("testOnly") },
  ];
  return (
    <details className="max-sm:col-span-2 sm:open:w-full" open={RARE.some((name) => values[name])}>
      <summary className="min-h-11 w-fit rounded-md px-2 py-2.5 text-muted hover:text-ink sm:min-h-9 sm:py-1.5">
        {t("more")}
      </summary>
      <div className="grid grid-cols-2 items-end gap-2 pt-1 sm:flex sm:flex-wrap">
        <FilterSelect name="sourceId" label={t("source")} value={values.sourceId} options={sources} />
        <FilterSelect
          name="buyerId"
          label={t("buyer")}
          value={values.buyerId}
          options={named(choices.buyers)}
        />
        {choices.contract && (
          <FilterSelect
            name="contractId"
            label={t("contract")}
            value={values.contractId}
            options={named([choices.contract])}
          />
        )}
        <FilterSelect name="reason" label={t("reason")} value={values.reason} options={reasons} />
        <FilterText name="postalCode" label={t("postalCode")} value={values.postalCode} />
        <FilterText name="state" label={t("state")} value={values.state} />
        <FilterDays>
          <FilterDay name="from" label={t("from")} value={values.from} />
          <FilterDay name="to" label={t("to")} value={values.to} />
        </FilterDays>
        <FilterText name="priceFrom" label={t("priceFrom")} value={values.priceFrom} amount />
        <FilterText name="priceTo" label={t("priceTo")} value={values.priceTo} amount />
        <FilterSelect name="test" label={t("test")} value={values.test} options={kinds} />
      </div>
    </details>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly amount?: boolean;
}

function FilterText({ name, label, value, amount = false }: TextProps) {
  const id = useId();
  return (
    <Field id={id} label={label} className="sm:w-32">
      <Input
        id={id}
        name={name}
        defaultValue={value}
        autoComplete="off"
        inputMode={amount ? "decimal" : undefined}
      />
    </Field>
  );
}
