import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Callout } from "@/components/ui/callout";
import type { Currency } from "@/lib/core/money";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";
import { PERIODS } from "@/lib/routing/schema";

interface Props {
  readonly contract: ContractView;
  readonly usage: ContractUsage;
  readonly currency: Currency;
}

/** Which limits stop the contract from buying now, and until when. */
export function ReachedLimits({ contract, usage, currency }: Props) {
  const t = useTranslations("editor.own");
  const { mode, priceExclusiveMinor, priceSharedMinor, caps, budgetsMinor } = contract;
  const prices = [
    mode !== "shared" ? priceExclusiveMinor : null,
    mode !== "exclusive" ? priceSharedMinor : null,
  ];
  const cheapest = Math.min(...prices.filter((price) => price !== null));
  const money = (amountMinor: number) => () => <Money amountMinor={amountMinor} currency={currency} />;
  const reached = PERIODS.flatMap((period) => {
    const { count, spentMinor, resetsAt } = usage[period];
    const cap = caps[period];
    const budget = budgetsMinor[period];
    const name = t(`period.${period}`);
    return [
      ...(cap !== null && count >= cap
        ? [{ key: `cap ${period}`, resetsAt, text: t("reachedCap", { period: name, count }) }]
        : []),
      ...(budget !== null && spentMinor + cheapest > budget
        ? [
            {
              key: `budget ${period}`,
              resetsAt,
              text: t.rich("reachedBudget", { period: name, spent: money(spentMinor), limit: money(budget) }),
            },
          ]
        : []),
    ];
  });
  if (reached.length === 0) return null;
  return (
    <Callout tone="warning" title={t("reachedTitle", { count: reached.length })}>
      <ul>
        {reached.map(({ key, text, resetsAt }) => (
          <li key={key}>
            {text},{" "}
            {resetsAt
              ? t.rich("again", {
                  time: () => <Time at={resetsAt} timeZone={usage.timeZone} mode="exact" />,
                })
              : t("neverAgain")}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
