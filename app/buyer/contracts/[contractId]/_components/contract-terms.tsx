import { useLocale, useTranslations } from "next-intl";
import { FilterList } from "@/components/contract/filter-list";
import { PriceText } from "@/components/contract/price-text";
import { ScheduleList } from "@/components/contract/schedule-list";
import { TerritoryList } from "@/components/contract/territory-list";
import { pickText } from "@/components/lead/pick-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { Currency } from "@/lib/core/money";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly contract: ContractView;
  readonly category: CategoryView | undefined;
  readonly endpoints: readonly EndpointView[];
  readonly brand: { readonly currency: Currency };
}

/** What the contract buys, in words. */
export function ContractTerms({ contract, category, endpoints, brand }: Props) {
  const t = useTranslations("buyer.contracts");
  const locale = useLocale();
  const { currency } = brand;
  const targets = contract.endpointIds.flatMap((id) => endpoints.find((one) => one.id === id)?.name ?? []);
  return (
    <DescriptionList
      items={[
        { term: t("category"), value: category ? pickText(category.name, locale) : "–" },
        { term: t("price"), value: <PriceText contract={contract} currency={currency} /> },
        { term: t("territory"), value: <TerritoryList territory={contract.territory} /> },
        {
          term: t("filters"),
          value: (
            <FilterList filters={contract.filters} schema={category?.fields ?? []} currency={currency} />
          ),
        },
        { term: t("schedule"), value: <ScheduleList schedule={contract.schedule} /> },
        { term: t("endpoints"), value: targets.length > 0 ? targets.join(", ") : t("inboxOnly") },
      ]}
    />
  );
}
