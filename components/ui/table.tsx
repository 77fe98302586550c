// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks, as on phones, loses its own roles
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "../cn";
import { Link } from "./link";
import { type Row, type RowColumn, TableRows } from "./table-rows";

export interface Column<R> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** "end" for amounts and numbers. */
  readonly align?: "start" | "end";
  /** The heading of the row: on phones the title of its card, and the text of its link. Exactly one column has it. */
  readonly primary?: boolean;
  /** The row's buttons: on phones without a label before them. */
  readonly deeds?: boolean;
  /** Not on phones, where less is shown. */
  readonly wide?: boolean;
  /**
   * Its place in a phone's card, two to a line and without labels: 1 is the primary's, even ones stand at the end. What has
   * no place stands below with its label. A cell of null is left out there, and a dash in the table.
   */
  readonly phone?: 2 | 3 | 4 | 5 | 6;
  /** Header becomes a link that sorts; `direction` where the list is sorted by this column. */
  readonly sort?: { readonly href: string; readonly direction?: "ascending" | "descending" };
}

interface Props<R> {
  /** Says what the list is, to screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly rowHref?: (row: R) => string;
  /** Rows can be ticked: checkboxes that belong to the form of this id (`BulkForm`) and send the rows' keys by this name. */
  readonly select?: { readonly form: string; readonly name: string };
}

/**
 * A dense list. Rows that lead somewhere are links as a whole; on phones each becomes a card. Controls inside a linked row
 * need `relative z-1`. Looks are in many.css, and the rows a client component: both keep a row as small as its texts.
 */
export function Table<R>({ caption, columns, rows, rowKey, rowHref, select }: Props<R>) {
  return (
    <div className="overflow-x-auto rounded-lg [contain:inline-size] sm:border sm:border-line sm:bg-surface">
      <table role="table" className="list" data-linked={rowHref && ""}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {select && <TickAll />}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <TableRows
            columns={columns.map(toRowColumn)}
            rows={rows.map((row): Row => {
              const key = rowKey(row);
              const cells = { ...columns.map((column) => column.cell(row)) };
              return rowHref ? [key, cells, rowHref(row)] : [key, cells];
            })}
            {...(select ? { select } : {})}
          />
        </tbody>
      </table>
    </div>
  );
}

/** Ticks every row of the page; what it does is `BulkForm`'s, so that it does nothing without JavaScript. */
function TickAll() {
  const t = useTranslations("ui.bulk");
  return (
    <th role="columnheader" scope="col" className="cell-tick">
      <label>
        <input type="checkbox" aria-label={t("page")} autoComplete="off" />
      </label>
    </th>
  );
}

function cellClass<R>({ align, wide, deeds, phone }: Column<R>): string | undefined {
  const place = phone && `cell-at cell-at-${phone}`;
  return cn(align === "end" && "cell-end", wide && "cell-wide", deeds && "cell-deeds", place) || undefined;
}

function toRowColumn<R>(column: Column<R>): RowColumn {
  const className = cellClass(column);
  return {
    key: column.key,
    label: column.header,
    ...(column.primary ? { primary: true } : {}),
    ...(className ? { className } : {}),
  };
}

function HeaderCell<R>({ column }: { readonly column: Column<R> }) {
  const t = useTranslations("ui.sort");
  const { header, sort } = column;
  const Arrow = sort?.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th role="columnheader" scope="col" aria-sort={sort?.direction} className={cellClass(column)}>
      {sort ? (
        <Link
          href={sort.href}
          aria-label={t("by", { column: header })}
          className="inline-flex items-center gap-1 hover:text-ink"
        >
          {header}
          {sort.direction && <Arrow aria-hidden className="size-3.5" />}
        </Link>
      ) : (
        header
      )}
    </th>
  );
}
