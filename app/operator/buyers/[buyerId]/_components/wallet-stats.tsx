import { useTranslations } from "next-intl";
import { FundingBadge } from "@/components/buyer/funding-badge";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";

export function WalletStats({ wallet, currency }: { wallet: Funding; currency: Currency }) {
  const t = useTranslations("operator.buyer");
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <StatRow>
      <Stat label={t("balance")} value={money(wallet.balanceMinor)} />
      <Stat label={t("available")} value={money(wallet.availableMinor)} hint={t("availableHint")} />
      <Stat label={t("creditLimit")} value={money(wallet.creditLimitMinor)} />
      <Stat
        label={t("funding")}
        value={<FundingBadge funding={wallet.funding} />}
        hint={
          wallet.missingMinor > 0
            ? t.rich("missing", { amount: () => money(wallet.missingMinor) })
            : t("activeContracts", { count: wallet.activeContracts })
        }
      />
    </StatRow>
  );
}
