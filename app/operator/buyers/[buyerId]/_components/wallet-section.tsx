import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/client-messages";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { Time } from "@/components/time";
import { Callout } from "@/components/ui/callout";
import type { Currency } from "@/lib/core/money";
import type { Funding } from "@/lib/reporting/read-funding";
import { AdjustDialog } from "./adjust-dialog";
import { CreditLimitDialog } from "./credit-limit-dialog";
import { FreezeDialog } from "./freeze-dialog";
import { WalletStats } from "./wallet-stats";

interface Props {
  readonly buyer: { readonly id: string; readonly name: string };
  readonly wallet: Funding;
  readonly currency: Currency;
  readonly may: { readonly adjust: boolean; readonly freeze: boolean };
}

/** What the buyer has, and what an operator does about it. */
export function WalletSection({ buyer, wallet, currency, may }: Props) {
  const t = useTranslations("operator.buyer");
  const { frozenAt, frozenReason } = wallet;
  return (
    <section aria-labelledby="wallet" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="wallet" className="text-base font-semibold">
          {t("wallet")}
        </h2>
        <div className="flex flex-wrap gap-2 print:hidden">
          {may.freeze && <FreezeDialog buyer={buyer} frozen={frozenAt !== null} />}
          {may.adjust && (
            <ClientMessages namespaces={["adjust"]}>
              <CreditLimitDialog buyer={buyer} limitMinor={wallet.creditLimitMinor} currency={currency} />
              <AdjustDialog buyer={buyer} balanceMinor={wallet.balanceMinor} currency={currency}>
                <IdempotencyKey />
              </AdjustDialog>
            </ClientMessages>
          )}
        </div>
      </div>
      {frozenAt && (
        <Callout tone="danger">
          <p>{t.rich("frozen", { at: () => <Time at={frozenAt} mode="exact" /> })}</p>
          {frozenReason && <p>{t("frozenBecause", { reason: frozenReason })}</p>}
        </Callout>
      )}
      <WalletStats wallet={wallet} currency={currency} />
    </section>
  );
}
