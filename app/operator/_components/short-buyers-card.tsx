import { useTranslations } from "next-intl";
import { FundingBadge } from "@/components/buyer/funding-badge";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Currency } from "@/lib/core/money";
import type { ShortBuyer, ShortBuyers } from "@/lib/reporting/list-short-buyers";

/** Whom leads pass by for want of money. */
export function ShortBuyersCard({ short, currency }: { short: ShortBuyers; currency: Currency }) {
  const t = useTranslations("operator.overview");
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  const columns: Column<ShortBuyer>[] = [
    { key: "name", header: t("buyer"), primary: true, cell: ({ name }) => name },
    { key: "funding", header: t("funding"), cell: ({ funding }) => <FundingBadge funding={funding} /> },
    {
      key: "available",
      header: t("available"),
      align: "end",
      cell: ({ availableMinor }) => money(availableMinor),
    },
    { key: "missing", header: t("missing"), align: "end", cell: ({ missingMinor }) => money(missingMinor) },
  ];
  return (
    <Card
      title={t("shortTitle", { count: short.total })}
      actions={
        <span className="flex flex-wrap gap-x-4">
          {short.empty > 0 && <TextLink href="/operator/buyers?funding=empty">{t("allEmpty")}</TextLink>}
          {short.total > short.empty && (
            <TextLink href="/operator/buyers?funding=limited">{t("allLimited")}</TextLink>
          )}
        </span>
      }
      flush={short.total > 0}
    >
      {short.total > 0 ? (
        <Table
          caption={t("shortTitle", { count: short.total })}
          columns={columns}
          rows={short.data}
          rowKey={(row) => row.id}
          rowHref={(row) => `/operator/buyers/${row.id}`}
        />
      ) : (
        <p className="text-muted">{t("nobodyShort")}</p>
      )}
    </Card>
  );
}
