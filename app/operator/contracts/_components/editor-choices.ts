import type { EditorChoices } from "@/components/contract/editor/editor-types";
import type { Currency } from "@/lib/core/money";
import { FILTER_OPS } from "@/lib/routing";
import type { ContractChoices } from "@/lib/routing/get-editor-choices";

/** What the editor offers, from what may be chosen. */
export function editorChoices(choices: ContractChoices, currency: Currency): EditorChoices {
  const { category, buyer, country, countries, sources, stages, endpoints } = choices;
  const { sellsExclusive, sellsShared } = category;
  return {
    currency,
    country,
    countries,
    fields: category.fields,
    ops: FILTER_OPS,
    modes: [
      ...(sellsExclusive ? (["exclusive"] as const) : []),
      ...(sellsShared ? (["shared"] as const) : []),
      ...(sellsExclusive && sellsShared ? (["either"] as const) : []),
    ],
    sources,
    stages,
    endpoints,
    timeZone: buyer.timeZone,
  };
}
