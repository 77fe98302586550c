import { useLocale, useTranslations } from "next-intl";
import { leadName } from "@/components/lead/lead-name";
import { LeadStatus } from "@/components/lead/lead-status";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import { add, type Currency } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { LeadListItem } from "@/lib/reporting/list-leads";
import { type LeadQuery, leadsHref } from "./lead-query";

interface Props {
  readonly rows: readonly LeadListItem[];
  readonly query: Pick<LeadQuery, "values" | "sort">;
  readonly currency: Currency;
  /** The form that ticked rows belong to. */
  readonly form?: string;
}

export function LeadTable({ rows, query, currency, form }: Props) {
  const t = useTranslations("operator.leads");
  const locale = useLocale();
  const columns: Column<LeadListItem>[] = [
    {
      key: "name",
      header: t("column.name"),
      primary: true,
      cell: (row) => (row.erasedAt ? t("erased") : (leadName(row.contact) ?? t("nameless"))),
    },
    {
      key: "received",
      header: t("column.received"),
      sort: sortBy(query, "received"),
      cell: (row) => <Time at={row.receivedAt} />,
    },
    {
      key: "category",
      header: t("column.category"),
      cell: (row) => <span className="cell-name">{pickText(row.category.name, locale)}</span>,
    },
    { key: "place", header: t("column.place"), cell: (row) => placeText(row.place) ?? "–" },
    {
      key: "supplier",
      header: t("column.supplier"),
      wide: true,
      cell: (row) => <span className="cell-name">{row.supplier.name}</span>,
    },
    {
      key: "status",
      header: t("column.status"),
      cell: (row) => <LeadStatus status={row.status} test={row.test} />,
    },
    { key: "buyers", header: t("column.buyers"), wide: true, cell: (row) => <Buyers row={row} /> },
    {
      key: "price",
      header: t("column.price"),
      align: "end",
      sort: sortBy(query, "price"),
      cell: (row) => <Earned row={row} currency={currency} />,
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/operator/leads/${row.id}`}
      {...(form ? { select: { form, name: "leadId" } } : {})}
    />
  );
}

/** The highest first; asked for once more, the lowest. */
function sortBy({ values, sort }: Props["query"], by: "received" | "price"): Column<LeadListItem>["sort"] {
  const direction = sort === by ? "ascending" : sort === `-${by}` ? "descending" : undefined;
  const href = leadsHref(values, direction === "descending" ? by : `-${by}`);
  return direction ? { href, direction } : { href };
}

const standing = (row: LeadListItem) => row.sales.filter((sale) => sale.reversedAt === null);

/** The first by name, the others as a number: a list is scanned, not read. */
function Buyers({ row }: { row: LeadListItem }) {
  const [first, ...others] = standing(row).map((sale) => sale.buyer.name);
  if (first === undefined) return "–";
  return (
    <span className="cell-name" title={[first, ...others].join(", ")}>
      {first}
      {others.length > 0 && <span className="text-muted"> +{others.length}</span>}
    </span>
  );
}

/** What stands of its sales. */
function Earned({ row, currency }: { row: LeadListItem; currency: Currency }) {
  const sales = standing(row);
  if (sales.length === 0) return "–";
  return <Money amountMinor={add(...sales.map((sale) => sale.priceMinor))} currency={currency} />;
}
