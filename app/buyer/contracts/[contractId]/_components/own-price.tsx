import { useLocale, useTranslations } from "next-intl";
import { PriceText } from "@/components/contract/price-text";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { TextField } from "@/components/form/text-field";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { type Currency, formatMoney, money } from "@/lib/core/money";
import type { ContractView } from "@/lib/routing/contract-schema";
import { amountTyped } from "@/lib/web/form-amount";
import { priceAction } from "../../actions";

interface Props {
  readonly contract: ContractView;
  readonly availableMinor: number;
  readonly brand: { readonly name: string; readonly currency: Currency };
}

/** The price, where the operator leaves it to the buyer; nothing where it is agreed. */
export function OwnPrice({ contract, availableMinor, brand }: Props) {
  const t = useTranslations("editor.own.price");
  const { currency } = brand;
  const bids = bidsOf(contract);
  if (bids.length === 0) return null;
  const amount = (minor: number) => () => <Money amountMinor={minor} currency={currency} />;
  const cheapest = Math.min(...bids.map(({ price }) => price));
  const count = cheapest > 0 ? Math.max(0, Math.floor(availableMinor / cheapest)) : 0;
  return (
    <Card title={t("title")} actions={<PriceDialog contract={contract} bids={bids} currency={currency} />}>
      <p className="text-lg font-semibold">
        <PriceText contract={contract} currency={currency} />
      </p>
      {bids.map(({ way, min, max }) => (
        <p key={way} className="text-muted">
          {bids.length > 1 && `${t(way)}: `}
          {t.rich("range", { min: amount(min), max: amount(max) })}
        </p>
      ))}
      <p className="mt-2">{t("reach", { count })}</p>
      <p className="mt-2 max-w-prose text-muted">{t("text", { brand: brand.name })}</p>
    </Card>
  );
}

interface Bid {
  readonly way: "exclusive" | "shared";
  readonly price: number;
  readonly min: number;
  readonly max: number;
}

/** The ways the contract buys whose price is the buyer's to set. */
export function bidsOf({ mode, bidRange, priceExclusiveMinor, priceSharedMinor }: ContractView): Bid[] {
  return (["exclusive", "shared"] as const).flatMap((way) => {
    const bid = bidRange?.[way];
    const price = way === "exclusive" ? priceExclusiveMinor : priceSharedMinor;
    if (!bid || price === null || (mode !== "either" && mode !== way)) return [];
    return [{ way, price, min: bid.minMinor, max: bid.maxMinor }];
  });
}

interface DialogProps {
  readonly contract: ContractView;
  readonly bids: readonly Bid[];
  readonly currency: Currency;
}

function PriceDialog({ contract, bids, currency }: DialogProps) {
  const t = useTranslations("editor.own.price");
  const locale = useLocale();
  const text = (minor: number) => formatMoney(money(minor, currency), locale);
  return (
    <ConfirmDialog
      trigger={t("change")}
      triggerSize="sm"
      title={t("dialogTitle", { name: contract.name })}
      action={priceAction}
      confirm={t("confirm")}
    >
      <p>{t("dialogText")}</p>
      {bids.map(({ way, price, min, max }) => (
        <TextField
          key={way}
          name={way === "exclusive" ? "priceExclusiveMinor" : "priceSharedMinor"}
          label={t(way)}
          hint={t("now", { price: text(price), min: text(min), max: text(max) })}
          inputMode="decimal"
          autoComplete="off"
          suffix={currency}
          defaultValue={amountTyped(money(price, currency), locale)}
          required
        />
      ))}
      <IdempotencyKey />
      <input type="hidden" name="id" value={contract.id} />
    </ConfirmDialog>
  );
}
