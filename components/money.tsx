import { useLocale } from "next-intl";
import { type Currency, formatMoney } from "@/lib/core/money";
import { cn } from "./cn";

interface Props {
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: Currency;
  /** A movement: "+" before what comes in, green; "−" before what goes out. */
  readonly signed?: boolean;
  readonly className?: string;
}

/** The only way an amount becomes text on a page. */
export function Money({ amountMinor, currency, signed = false, className }: Props) {
  const locale = useLocale();
  const text = formatMoney({ amount: Math.abs(amountMinor), currency }, locale);
  const sign = amountMinor < 0 ? "−" : signed && amountMinor > 0 ? "+" : "";
  const look = cn(signed && amountMinor > 0 && "text-success", className);
  return (
    <data value={`${amountMinor} ${currency}`} {...(look && { className: look })}>
      {`${sign}${text}`}
    </data>
  );
}
