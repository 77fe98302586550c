import { useLocale, useTranslations } from "next-intl";
import { Used } from "@/components/contract/usage-table";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import { FIGURE_PERIODS, type FigurePeriod } from "@/lib/reporting/get-buyer-figures";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";

interface Props {
  readonly contracts: readonly ContractView[];
  readonly categories: readonly CategoryView[];
  readonly usage: readonly ContractUsage[];
  readonly timeZone: string;
  readonly brand: { readonly name: string; readonly currency: Currency };
}

/** How much of its caps and budgets each contract has used, today, this week and this month. */
export function CapTable({ contracts, categories, usage, timeZone, brand }: Props) {
  const t = useTranslations("buyer.overview");
  const locale = useLocale();
  // A buyer's contracts often bear one name in several categories.
  const categoryOf = ({ categoryId }: ContractView): string => {
    const category = categories.find(({ id }) => id === categoryId);
    return category ? pickText(category.name, locale) : "";
  };
  const columns: readonly Column<ContractView>[] = [
    {
      key: "contract",
      header: t("contract"),
      primary: true,
      cell: (contract) => (
        <span className="grid">
          <span className="wrap-anywhere">{contract.name}</span>
          <span className="text-[0.8125rem] font-normal text-muted">{categoryOf(contract)}</span>
        </span>
      ),
    },
    ...FIGURE_PERIODS.map(
      (period): Column<ContractView> => ({
        key: period,
        header: t(period),
        align: "end",
        cell: (contract) => (
          <UsedLimits
            contract={contract}
            used={usage.find(({ contractId }) => contractId === contract.id)?.[period]}
            period={period}
            currency={brand.currency}
          />
        ),
      }),
    ),
  ];
  return (
    <section aria-labelledby="caps">
      <h2 id="caps" className="text-base font-semibold">
        {t("capsTitle")}
      </h2>
      {contracts.length === 0 ? (
        <p className="mt-1 text-muted">{t("noContracts", { brand: brand.name })}</p>
      ) : (
        <>
          <p className="mt-1 mb-3 text-muted">{t("capsText", { zone: timeZone })}</p>
          <Table
            caption={t("capsCaption")}
            columns={columns}
            rows={contracts}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/buyer/contracts/${id}`}
          />
        </>
      )}
    </section>
  );
}

interface LimitsProps {
  readonly contract: Pick<ContractView, "caps" | "budgetsMinor">;
  readonly used: ContractUsage[FigurePeriod] | undefined;
  readonly period: FigurePeriod;
  readonly currency: Currency;
}

function UsedLimits({ contract, used, period, currency }: LimitsProps) {
  const budget = contract.budgetsMinor[period];
  const amount = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <span className="inline-grid justify-items-end">
      <Used used={used?.count ?? 0} limit={contract.caps[period]} />
      <span className="text-[0.8125rem] text-muted">
        <Used used={amount(used?.spentMinor ?? 0)} limit={budget === null ? null : amount(budget)} />
      </span>
    </span>
  );
}
