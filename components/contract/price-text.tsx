import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { ContractView } from "@/lib/routing/contract-schema";
import { Money } from "../money";

interface Props {
  readonly contract: Pick<ContractView, "mode" | "priceExclusiveMinor" | "priceSharedMinor">;
  readonly currency: Currency;
}

/** "38.00 € exclusive", "15.00 € shared", or both. */
export function PriceText({ contract, currency }: Props) {
  const t = useTranslations("contracts.price");
  const { mode, priceExclusiveMinor, priceSharedMinor } = contract;
  const price = (amountMinor: number) => () => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {mode !== "shared" && priceExclusiveMinor !== null && (
        <span className="whitespace-nowrap">
          {t.rich("exclusive", { price: price(priceExclusiveMinor) })}
        </span>
      )}
      {mode !== "exclusive" && priceSharedMinor !== null && (
        <span className="whitespace-nowrap">{t.rich("shared", { price: price(priceSharedMinor) })}</span>
      )}
    </span>
  );
}
