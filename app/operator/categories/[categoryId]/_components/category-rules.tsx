import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { DescriptionList } from "@/components/ui/description-list";
import type { CategoryView } from "@/lib/leads/category-schema";

/** Duplicates, consent, ways of selling and prices, a sentence each. */
export function CategoryRules({ category }: { readonly category: CategoryView }) {
  const t = useTranslations("operator.rules");
  const format = useFormatter();
  const { duplicateRule, consentRule, minimumPrice, supplierShareBps } = category;
  const fields = duplicateRule.fields.map((field) => t(`duplicateField.${field}`));
  return (
    <DescriptionList
      items={[
        {
          term: t("duplicates"),
          value: t("duplicateText", {
            fields: format.list(fields, {
              type: duplicateRule.match === "all" ? "conjunction" : "disjunction",
            }),
            days: duplicateRule.windowDays,
            scope: t(`duplicateScope.${duplicateRule.scope}`),
            action: t(`duplicateAction.${duplicateRule.action}`),
          }),
        },
        {
          term: t("consent"),
          value: consentRule.required
            ? [
                t("consentText", {
                  parts: format.list(consentRule.parts.map((part) => t(`consentPart.${part}`))),
                }),
                consentRule.maxAgeDays !== null && t("consentAge", { days: consentRule.maxAgeDays }),
              ]
                .filter(Boolean)
                .join(" ")
            : t("noConsent"),
        },
        {
          term: t("sells"),
          value: [
            category.sellsExclusive && t("exclusive"),
            category.sellsShared && t("shared", { count: category.maxShares }),
          ]
            .filter(Boolean)
            .join(" · "),
        },
        {
          term: t("minimumPrice"),
          value: <Money amountMinor={minimumPrice.amount} currency={minimumPrice.currency} />,
        },
        {
          term: t("supplierShare"),
          value:
            supplierShareBps === undefined
              ? null
              : format.number(supplierShareBps / 10_000, { style: "percent", maximumFractionDigits: 2 }),
        },
        { term: t("unsold"), value: t(category.listsInShop ? "toShop" : "staysUnsold") },
      ]}
    />
  );
}
