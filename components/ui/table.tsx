// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks, as on phones, loses its own roles
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "../cn";

export interface Column<R> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** "end" for amounts and numbers. */
  readonly align?: "start" | "end";
  /** The heading of the row: on phones the title of its card, and the text of its link. Exactly one column has it. */
  readonly primary?: boolean;
  /** Not on phones, where less is shown. */
  readonly wide?: boolean;
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
  /** The row that is open beside the list. */
  readonly selectedKey?: string;
}

/**
 * A dense list. Rows that lead somewhere are links as a whole; on phones each becomes a card. Controls inside a linked row
 * need `relative z-1`.
 */
export function Table<R>({ caption, columns, rows, rowKey, rowHref, selectedKey }: Props<R>) {
  return (
    <div className="overflow-x-auto rounded-lg [contain:inline-size] sm:border sm:border-line sm:bg-surface">
      <table role="table" className="w-full max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:grid max-sm:gap-2">
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                role="row"
                className={cn(
                  "relative border-line max-sm:grid max-sm:gap-1 max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-3",
                  "sm:not-last:border-b",
                  rowHref && "hover:bg-sunken",
                  key === selectedKey && "bg-brand-soft",
                )}
              >
                {columns.map((column) => (
                  <BodyCell
                    key={column.key}
                    column={column}
                    row={row}
                    href={rowHref?.(row)}
                    current={key === selectedKey}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<R>({ column }: { readonly column: Column<R> }) {
  const t = useTranslations("ui.sort");
  const { header, align, sort } = column;
  const Arrow = sort?.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort?.direction}
      className={cn(
        "whitespace-nowrap border-b border-line bg-sunken px-3 py-2 text-[0.8125rem] font-medium text-muted first:ps-4 last:pe-4",
        align === "end" ? "text-end" : "text-start",
      )}
    >
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

interface BodyCellProps<R> {
  readonly column: Column<R>;
  readonly row: R;
  readonly href: string | undefined;
  readonly current: boolean;
}

function BodyCell<R>({ column, row, href, current }: BodyCellProps<R>) {
  const content = column.cell(row);
  const className = cn(
    "align-middle max-sm:block sm:px-3 sm:py-2 sm:first:ps-4 sm:last:pe-4",
    column.wide && "max-sm:hidden",
    column.align === "end" && "sm:text-end",
    !column.primary && "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4",
    !column.primary &&
      "max-sm:before:text-muted max-sm:before:content-[attr(data-label)] max-sm:[&>*]:text-end max-sm:empty:hidden",
  );
  if (!column.primary) {
    return (
      <td role="cell" data-label={column.header} className={className}>
        {content}
      </td>
    );
  }
  return (
    <th role="rowheader" scope="row" className={cn(className, "text-start font-medium max-sm:text-base")}>
      {href ? (
        <Link
          href={href}
          aria-current={current ? "true" : undefined}
          className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand-edge"
        >
          {content}
        </Link>
      ) : (
        content
      )}
    </th>
  );
}
