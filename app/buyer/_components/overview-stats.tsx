import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import type { BuyerFigures } from "@/lib/reporting/get-buyer-figures";
import type { Funding } from "@/lib/reporting/read-funding";
import { FundingPill } from "../wallet/_components/funding-pill";

interface Props {
  readonly wallet: Funding;
  readonly figures: BuyerFigures;
  readonly currency: Currency;
}

/** What a buyer looks for first, each with the list behind it. */
export function OverviewStats({ wallet, figures, currency }: Props) {
  const t = useTranslations("buyer.overview");
  const { number } = useFormatter();
  const { unread, due, won } = figures;
  return (
    <StatRow>
      <Stat
        label={t("balance")}
        value={<Money amountMinor={wallet.balanceMinor} currency={currency} />}
        hint={
          <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
            <FundingPill wallet={wallet} />
            {wallet.creditLimitMinor > 0 && (
              <span>
                {t("available", {
                  amount: number(wallet.availableMinor / 10 ** CURRENCIES[currency], {
                    style: "currency",
                    currency,
                  }),
                })}
              </span>
            )}
          </span>
        }
        href="/buyer/wallet"
      />
      <Stat
        label={t("unread")}
        value={number(unread)}
        hint={t("unreadHint", { count: unread })}
        href="/buyer/leads?opened=false"
      />
      <Stat
        label={t("due")}
        value={number(due)}
        hint={t("dueHint", { count: due })}
        href="/buyer/leads?followUp=due"
      />
      <Stat
        label={t("won")}
        value={number(won.leads)}
        hint={t.rich("wonHint", {
          count: won.inMonth,
          amount: () => <Money amountMinor={won.dealValueInMonthMinor} currency={currency} />,
        })}
        href="/buyer/leads?stage=won"
      />
    </StatRow>
  );
}
