import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import { StatusPill } from "@/components/ui/status-pill";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";

const TONES = { funded: "success", limited: "warning", empty: "danger" } as const;

export function WalletFigures({
  wallet,
  currency,
}: {
  readonly wallet: Funding;
  readonly currency: Currency;
}) {
  const t = useTranslations("buyer.wallet");
  const tFunding = useTranslations("wallet.funding");
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
        value={<StatusPill tone={TONES[wallet.funding]}>{tFunding(wallet.funding)}</StatusPill>}
        hint={t("activeContracts", { count: wallet.activeContracts })}
        href="/buyer/contracts"
      />
    </StatRow>
  );
}
