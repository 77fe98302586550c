import { useFormatter, useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { FilterChips } from "@/components/ui/filter-chips";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import { type LeadChoices, REASON_CODES } from "./lead-filters";
import { LEAD_FILTERS, type LeadFilterName, type LeadQuery, leadsHref } from "./lead-query";

interface Props {
  readonly query: Pick<LeadQuery, "values" | "sort">;
  readonly choices: LeadChoices;
}

/** The filters that are set, in words. */
export function LeadChips({ query: { values, sort }, choices }: Props) {
  const t = useTranslations("operator.leads.filter");
  const words = useWords(choices);
  const chips = LEAD_FILTERS.flatMap((name) => {
    const value = values[name];
    if (!value) return [];
    const { [name]: _, ...rest } = values;
    const text = t("chip", { filter: t(CHIP_LABELS[name]), value: words(name, value) });
    return [{ key: name, text, removeHref: leadsHref(rest, sort) }];
  });
  return <FilterChips chips={chips} />;
}

const CHIP_LABELS = {
  q: "searchShort",
  status: "status",
  categoryId: "category",
  supplierId: "supplier",
  sourceId: "source",
  buyerId: "buyer",
  contractId: "contract",
  reason: "reason",
  postalCode: "postalCode",
  state: "state",
  from: "from",
  to: "to",
  priceFrom: "priceFrom",
  priceTo: "priceTo",
  test: "test",
} as const satisfies Record<LeadFilterName, string>;

function useWords(choices: LeadChoices): (name: LeadFilterName, value: string) => string {
  const t = useTranslations("operator.leads.filter");
  const tl = useTranslations("leads");
  const format = useFormatter();
  const locale = useLocale();
  const { categories, suppliers, sources, buyers, contract } = choices;
  const named = (rows: readonly { id: string; name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? id;
  return (name, value) => {
    switch (name) {
      case "status": {
        const status = LEAD_STATUSES.find((one) => one === value);
        return status ? tl(`status.${status}`) : value;
      }
      case "reason": {
        const code = REASON_CODES.find((one) => one === value);
        return code ? tl(`reason.${code}`) : value;
      }
      case "categoryId": {
        const category = categories.find(({ id }) => id === value);
        return category ? pickText(category.name, locale) : value;
      }
      case "supplierId":
        return named(suppliers, value);
      case "sourceId":
        return named(sources, value);
      case "buyerId":
        return named(buyers, value);
      case "contractId":
        return contract?.name ?? value;
      case "from":
      case "to":
        return format.dateTime(new Date(`${value}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
      case "test":
        return t(value === "true" ? "testOnly" : "live");
      default:
        return value;
    }
  };
}
