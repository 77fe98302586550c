import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import type { WalletEntry } from "@/lib/reporting/read-wallet-entries";

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
  // Of a lead that was given back, others' places are no longer this buyer's matter.
  const isCounted = mode === "shared" && lead.reversedAt === null;
  return (
    <Card title={t("purchase")}>
      <DescriptionList
        items={[
          { term: t("category"), value: pickText(lead.category.name, locale) },
          { term: t("price"), value: <Money amountMinor={lead.priceMinor} currency={currency} /> },
          {
            term: t("mode"),
            value: isCounted
              ? t("sharedOf", { taken: placesTaken, most: maxShares })
              : tLeads(`mode.${mode}`),
          },
          { term: t("soldAt"), value: <Time at={lead.soldAt} mode="exact" /> },
          {
            term: t("why"),
            value: (
              <>
                {t.rich("whyText", {
                  contract: () => (
                    <TextLink href={`/buyer/contracts/${contract.id}`}>{contract.name}</TextLink>
                  ),
                })}
                <span className="block text-[0.8125rem] text-muted">
                  {t("whyTerms", { summary: lead.contractSummary })}
                </span>
              </>
            ),
          },
          ...lead.movements.map((movement) => ({
            term: t(`movement.${movement.kind === "reversal" ? "reversal" : "sale"}`),
            value: <MovementText movement={movement} currency={currency} />,
          })),
        ]}
      />
    </Card>
  );
}

/** What moved the wallet, and what was in it after. */
function MovementText({
  movement,
  currency,
}: {
  readonly movement: WalletEntry;
  readonly currency: Currency;
}) {
  const t = useTranslations("buyer.lead.movement");
  const { amountMinor, balanceAfterMinor, postedAt, reason } = movement;
  return (
    <>
      {t.rich("text", {
        amount: () => <Money amountMinor={amountMinor} currency={currency} signed />,
        balance: () => <Money amountMinor={balanceAfterMinor} currency={currency} />,
      })}
      <span className="block text-[0.8125rem] wrap-anywhere text-muted">
        <Time at={postedAt} mode="exact" />
        {reason && ` · ${reason}`}
      </span>
    </>
  );
}
