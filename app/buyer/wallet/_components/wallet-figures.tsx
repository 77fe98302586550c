import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";
import { FundingPill } from "./funding-pill";

export function WalletFigures({
  wallet,
  currency,
}: {
  readonly wallet: Funding;
  readonly currency: Currency;
}) {
  const t = useTranslations("buyer.wallet");
  return (
    <StatRow>
      <Stat label={t("balance")} value={<Money amountMinor={wallet.balanceMinor} currency={currency} />} />
      {wallet.creditLimitMinor > 0 && (
        <>
          <Stat
            label={t("available")}
            value={<Money amountMinor={wallet.availableMinor} currency={currency} />}
            hint={t("availableHint")}
          />
          <Stat
            label={t("creditLimit")}
            value={<Money amountMinor={wallet.creditLimitMinor} currency={currency} />}
          />
        </>
      )}
      <Stat
        label={t("funding")}
        value={<FundingPill wallet={wallet} />}
        hint={t("activeContracts", { count: wallet.activeContracts })}
        href="/buyer/contracts"
      />
    </StatRow>
  );
}
