import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money";
import type { BidRange } from "@/lib/routing/schema";
import { Money } from "../money";

/** Between which prices the buyer sets its own, for each way of buying. */
export function BidText({ range, currency }: { readonly range: BidRange; readonly currency: Currency }) {
  const modes = useTranslations("editor.terms.modes");
  return (
    <ul>
      {(["exclusive", "shared"] as const).map((way) => {
        const bid = range[way];
        return (
          bid && (
            <li key={way}>
              {modes(way)}: <Money amountMinor={bid.minMinor} currency={currency} />
              {" – "}
              <Money amountMinor={bid.maxMinor} currency={currency} />
            </li>
          )
        );
      })}
    </ul>
  );
}
