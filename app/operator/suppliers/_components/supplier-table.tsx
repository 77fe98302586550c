import { useTranslations } from "next-intl";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Table } from "@/components/ui/table";
import type { Currency } from "@/lib/core/money";
import type { SupplierFigures } from "@/lib/reporting/list-source-figures";
import { NO_LEADS } from "@/lib/reporting/read-supplied-counts";
import type { SupplierView } from "@/lib/suppliers/schema";
import { SUPPLIERS_PATH } from "./supplier-filters";

interface Props {
  readonly rows: readonly SupplierView[];
  readonly figures: readonly SupplierFigures[];
  readonly currency: Currency;
}

/** Suppliers with what they brought today and in 30 days. */
export function SupplierTable({ rows, figures, currency }: Props) {
  const t = useTranslations("operator.suppliers");
  const own = useTranslations("catalogue.source");
  const figuresOf = new Map(figures.map((row) => [row.of, row]));
  const sum = ({ received, sold, refused } = NO_LEADS) => own("counts", { received, sold, refused });
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${SUPPLIERS_PATH}/${row.id}`}
      columns={[
        { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
        { key: "email", header: t("email"), wide: true, cell: ({ email }) => email },
        { key: "today", header: own("today"), cell: ({ id }) => sum(figuresOf.get(id)?.today) },
        { key: "month", header: own("month"), cell: ({ id }) => sum(figuresOf.get(id)?.month) },
        {
          key: "payout",
          header: own("payout"),
          align: "end",
          cell: ({ id }) => (
            <Money amountMinor={(figuresOf.get(id)?.month ?? NO_LEADS).payoutMinor} currency={currency} />
          ),
        },
        { key: "since", header: t("since"), wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { key: "status", header: t("status"), cell: ({ status }) => <BuyerStatus status={status} /> },
      ]}
    />
  );
}
