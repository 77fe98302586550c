import { useLocale } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import type { Currency } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { PurchasePage } from "@/lib/reporting/get-purchase";

/** At the end of a line rather than at the beginning of the next. */
const DOT = "\u00a0· ";

interface Props {
  readonly lead: PurchasePage;
  readonly currency: Currency;
}

/** Under the name, in sight before anything is scrolled: what it cost, what and where it is, and how fresh. */
export function LeadLine({ lead, currency }: Props) {
  const locale = useLocale();
  const where = placeText(lead.place);
  return (
    <>
      <Money amountMinor={lead.priceMinor} currency={currency} className="font-semibold text-ink" />
      {DOT}
      {pickText(lead.category.name, locale)}
      {where && `${DOT}${where}`}
      {DOT}
      <Time at={lead.soldAt} />
    </>
  );
}
