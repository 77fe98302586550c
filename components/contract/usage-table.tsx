import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { ContractUsage } from "@/lib/reporting/usage-schema";
import type { ContractView } from "@/lib/routing/contract-schema";
import { PERIODS, type Period } from "@/lib/routing/schema";
import { Money } from "../money";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";

interface Props {
  readonly contract: Pick<ContractView, "caps" | "budgetsMinor">;
  readonly usage: ContractUsage;
  readonly currency: Currency;
}

/** Caps and budgets with what is used of them, and when each begins anew. */
export function UsageTable({ contract, usage, currency }: Props) {
  const t = useTranslations("contracts.usage");
  const columns: readonly Column<Period>[] = [
    { key: "period", header: t("period"), primary: true, cell: (period) => t(period) },
    {
      key: "leads",
      header: t("leads"),
      align: "end",
      cell: (period) => <Used used={usage[period].count} limit={contract.caps[period]} />,
    },
    {
      key: "spent",
      header: t("spent"),
      align: "end",
      cell: (period) => (
        <Used
          used={<Money amountMinor={usage[period].spentMinor} currency={currency} />}
          limit={moneyOrNull(contract.budgetsMinor[period], currency)}
        />
      ),
    },
    {
      key: "resets",
      header: t("resets"),
      align: "end",
      cell: (period) => {
        const { resetsAt } = usage[period];
        return resetsAt ? <Time at={resetsAt} timeZone={usage.timeZone} mode="exact" /> : t("never");
      },
    },
  ];
  return <Table caption={t("caption")} columns={columns} rows={PERIODS} rowKey={(period) => period} />;
}

function moneyOrNull(amountMinor: number | null, currency: Currency) {
  return amountMinor === null ? null : <Money amountMinor={amountMinor} currency={currency} />;
}

/** "3 of 10", or "3" where nothing limits. */
export function Used({ used, limit }: { readonly used: ReactNode; readonly limit: ReactNode }) {
  const t = useTranslations("contracts.usage");
  if (limit === null) return <span>{used}</span>;
  return <span>{t.rich("ofLimit", { used: () => used, limit: () => limit })}</span>;
}
