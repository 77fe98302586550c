import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { type Column, Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { Figures } from "@/lib/reporting/figures-schema";
import type { SourceTotal } from "@/lib/reporting/get-supplied-figures";
import { leadsOf } from "./leads-of";

interface Props {
  readonly sources: readonly SourceTotal[];
  readonly figures: Pick<Figures, "from" | "to">;
  readonly currency: Currency;
}

/** The period by source, each leading to its leads. */
export function SourceTotals({ sources, figures, currency }: Props) {
  const t = useTranslations("figures");
  const words = useTranslations("supplier.overview");
  const format = useFormatter();
  if (sources.length === 0) return null;
  const count = (key: "received" | "sold" | "open" | "duplicates" | "rejected", header: string) => ({
    key,
    header,
    align: "end" as const,
    cell: (source: SourceTotal) => format.number(source[key]),
  });
  const columns: Column<SourceTotal>[] = [
    { key: "name", header: words("source"), primary: true, cell: ({ name }) => name },
    count("received", t("received")),
    count("sold", t("sold")),
    count("open", t("open")),
    count("duplicates", words("duplicates")),
    count("rejected", words("rejected")),
    {
      key: "earned",
      header: t("earned"),
      align: "end",
      cell: ({ payoutMinor }) => <Money amountMinor={payoutMinor} currency={currency} />,
    },
  ];
  return (
    <Card title={words("bySource")} flush>
      <Table
        caption={words("bySource")}
        columns={columns}
        rows={sources}
        rowKey={({ id }) => id}
        rowHref={({ id }) => leadsOf(figures, { sourceId: id })}
      />
    </Card>
  );
}
