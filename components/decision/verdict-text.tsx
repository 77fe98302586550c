import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { LocalText, SaleMode } from "@/lib/leads/schema";
import type { VerdictCode } from "@/lib/routing/verdict";
import { pickText } from "../lead/pick-text";
import { Money } from "../money";

/** What a sentence about a verdict is made of. */
export interface VerdictFacts {
  readonly mode: SaleMode | null;
  /** "sold", "cap_day", "filter:roofArea". */
  readonly code: string;
  readonly fieldLabel: LocalText | null;
  readonly priceMinor: number | null;
  readonly limit: number | null;
  readonly reachedAt: Date | null;
}

interface Props {
  readonly verdict: VerdictFacts;
  /** Whether the decision sold to anybody. */
  readonly anySold: boolean;
  /** When it was decided: another day's moment is told with its date. */
  readonly decidedAt: Date;
  readonly currency: Currency;
}

/** Why a contract did or did not get the lead, in words: "daily cap of 10 reached at 14:02". */
export function VerdictText({ verdict, anySold, decidedAt, currency }: Props): ReactNode {
  const t = useTranslations("operator.verdict");
  const plain = useTranslations("leads.verdict");
  const locale = useLocale();
  const moment = useMoment(decidedAt);
  const { code, mode, priceMinor, limit, reachedAt, fieldLabel } = verdict;
  if (code.startsWith("filter:")) {
    const key = code.slice("filter:".length);
    return plain("filter", { field: fieldLabel ? pickText(fieldLabel, locale) : key });
  }
  const money = (amountMinor: number) => () => <Money amountMinor={amountMinor} currency={currency} />;
  const name = code as VerdictCode;
  switch (name) {
    case "sold":
      return priceMinor !== null && mode ? t.rich(`sold_${mode}`, { price: money(priceMinor) }) : plain(name);
    case "cap_day":
    case "cap_week":
    case "cap_month":
    case "cap_total":
      if (limit === null) return plain(name);
      return reachedAt ? t(`${name}_at`, { limit, moment: moment(reachedAt) }) : t(name, { limit });
    case "budget_day":
    case "budget_week":
    case "budget_month":
    case "budget_total":
      return limit === null ? plain(name) : t.rich(name, { limit: money(limit) });
    case "outbid":
    case "insufficient_funds":
    case "below_minimum_price":
      return priceMinor === null ? plain(name) : t.rich(name, { price: money(priceMinor) });
    case "not_reached":
      // Nobody was before it: a duplicate, or a lead held for review, is offered to nobody.
      return anySold ? plain(name) : t("not_asked");
    default:
      return plain(name);
  }
}

/** "14:02" on the day of the decision, else with its date. */
function useMoment(decidedAt: Date): (at: Date) => string {
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "short" });
  return (at) =>
    day(at) === day(decidedAt)
      ? format.dateTime(at, { timeStyle: "short" })
      : format.dateTime(at, { dateStyle: "short", timeStyle: "short" });
}
