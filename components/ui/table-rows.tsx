// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks, as on phones, loses its own roles
"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "./link";

export interface RowColumn {
  readonly key: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly className?: string;
}

/** Key, cells by their column's number, and where it leads. No array of cells: of what stands in one React asks for keys. */
export type Row = readonly [key: string, cells: Readonly<Record<number, ReactNode>>, href?: string];

interface Props {
  readonly columns: readonly RowColumn[];
  readonly rows: readonly Row[];
  readonly select?: { readonly form: string; readonly name: string };
}

/** The rows of a `Table`. Made here, a row crosses to the browser as its texts, not as cells with labels and roles once more. */
export function TableRows({ columns, rows, select }: Props) {
  const path = usePathname();
  // The row that is open over the list: then the page has its address.
  const isOpen = (href?: string) => href?.split("?", 1)[0] === path;
  return rows.map(([key, cells, href]) => (
    <tr key={key} role="row" data-selected={isOpen(href) ? "" : undefined}>
      {select && (
        <td role="cell" className="cell-tick">
          <label>
            <input
              type="checkbox"
              form={select.form}
              name={select.name}
              value={key}
              aria-labelledby={`tick-${key}`}
              autoComplete="off"
            />
          </label>
        </td>
      )}
      {columns.map(({ key: column, label, primary, className }, at) =>
        primary ? (
          <th key={column} id={select && `tick-${key}`} role="rowheader" scope="row" className={className}>
            {href === undefined ? (
              cells[at]
            ) : (
              <Link href={href} aria-current={isOpen(href) ? "true" : undefined}>
                {cells[at]}
              </Link>
            )}
          </th>
        ) : (
          <td key={column} role="cell" data-label={label} className={className}>
            {cells[at]}
          </td>
        ),
      )}
    </tr>
  ));
}
