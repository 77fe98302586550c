import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Callout } from "@/components/ui/callout";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";

interface Props {
  readonly wallet: Funding;
  readonly currency: Currency;
  readonly brandName: string;
}

/** What stands in the way of buying, with what is missing; nothing where nothing does. */
export function FundingNote({ wallet, currency, brandName }: Props) {
  const t = useTranslations("buyer.wallet.note");
  const { funding, missingMinor, frozenAt } = wallet;
  if (frozenAt) {
    return (
      <Callout tone="danger" title={t("frozen")}>
        {t("frozenText", { brand: brandName })}
      </Callout>
    );
  }
  if (funding === "funded") return null;
  if (wallet.activeContracts === 0) {
    return (
      <Callout tone="info" title={t("noMoney")}>
        {t("howTo", { brand: brandName })}
      </Callout>
    );
  }
  const missing = () => <Money amountMinor={missingMinor} currency={currency} className="font-semibold" />;
  return (
    <Callout tone={funding === "empty" ? "danger" : "warning"} title={t(funding)}>
      {missingMinor > 0 && <p>{t.rich("missing", { missing })}</p>}
      <p>{t("howTo", { brand: brandName })}</p>
    </Callout>
  );
}
