import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BidText } from "@/components/contract/bid-text";
import { FilterList } from "@/components/contract/filter-list";
import { PriceText } from "@/components/contract/price-text";
import { ScheduleList } from "@/components/contract/schedule-list";
import { TerritoryList } from "@/components/contract/territory-list";
import { pickText } from "@/components/lead/pick-text";
import { Time } from "@/components/time";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { Names } from "@/lib/reporting/get-names";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly contract: ContractView;
  readonly category: CategoryView;
  readonly names: Names;
  readonly currency: Currency;
}

/** What is agreed, in plain words. */
export function ContractTerms({ contract, category, names, currency }: Props) {
  const t = useTranslations("operator.contracts");
  const locale = useLocale();
  const { routing } = contract;
  const named = (ids: readonly string[], empty: ReactNode) =>
    ids.length > 0 ? ids.map((id) => names.texts[id] ?? id).join(", ") : empty;
  return (
    <DescriptionList
      items={[
        {
          term: t("category"),
          value: (
            <TextLink href={`/operator/categories/${category.id}`}>
              {pickText(category.name, locale)}
            </TextLink>
          ),
        },
        { term: t("column.price"), value: <PriceText contract={contract} currency={currency} /> },
        ...(contract.bidRange
          ? [{ term: t("bids"), value: <BidText range={contract.bidRange} currency={currency} /> }]
          : []),
        { term: t("territory"), value: <TerritoryList territory={contract.territory} /> },
        {
          term: t("filters"),
          value: <FilterList filters={contract.filters} schema={category.fields} currency={currency} />,
        },
        { term: t("hours"), value: <ScheduleList schedule={contract.schedule} /> },
        { term: t("endpoints"), value: named(contract.endpointIds, t("inboxOnly")) },
        { term: t("stages"), value: named(routing?.stageIds ?? [], t("noStage")) },
        { term: t("priority"), value: routing?.priority },
        { term: t("weight"), value: routing?.weight },
        {
          term: t("sources"),
          value: routing?.sourcesAllowed ? named(routing.sourcesAllowed, t("everySource")) : t("everySource"),
        },
        { term: t("sourcesDenied"), value: named(routing?.sourcesDenied ?? [], "–") },
        { term: t("updated"), value: <Time at={contract.updatedAt} mode="exact" /> },
      ]}
    />
  );
}
