import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { PurchasePage } from "@/lib/reporting/get-purchase";

interface Props {
  readonly lead: PurchasePage;
  readonly currency: Currency;
}

/** What was bought, how and for how much. */
export function PurchaseFacts({ lead, currency }: Props) {
  const t = useTranslations("buyer.lead");
  const tLeads = useTranslations("leads");
  const locale = useLocale();
  const { mode, placesTaken, maxShares, contract } = lead;
  const shared = t("sharedOf", { taken: placesTaken, most: maxShares });
  return (
    <Card title={t("purchase")}>
      <DescriptionList
        items={[
          { term: t("category"), value: pickText(lead.category.name, locale) },
          { term: t("price"), value: <Money amountMinor={lead.priceMinor} currency={currency} /> },
          { term: t("mode"), value: mode === "shared" ? shared : tLeads("mode.exclusive") },
          {
            term: t("contract"),
            value: <TextLink href={`/buyer/contracts/${contract.id}`}>{contract.name}</TextLink>,
          },
          { term: t("soldAt"), value: <Time at={lead.soldAt} mode="exact" /> },
        ]}
      />
    </Card>
  );
}
