"use client";

import type { ReactNode } from "react";

interface Props {
  /** What opens it: "Numbers by day". */
  readonly summary: string;
  readonly headers: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/**
 * The numbers behind a chart, for whoever wants them exact, cannot see it or copies them. A client component only so that its
 * rows cross to the browser as numbers, not as cells.
 */
export function ChartTable({ summary, headers, rows }: Props) {
  return (
    <details className="mt-2 text-[0.8125rem]">
      <summary className="w-fit py-1.5 text-muted hover:text-ink">{summary}</summary>
      <NumberTable label={summary} headers={headers} rows={rows} />
    </details>
  );
}

/** The same where it is no chart's: always open. */
export function NumberTable({ label, headers, rows }: Omit<Props, "summary"> & { readonly label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-80 overflow-auto text-[0.8125rem] [contain:inline-size]"
    >
      <table className="w-full border-separate border-spacing-0 [&_td]:px-2 [&_td]:py-1 [&_td]:text-end [&_th]:px-2 [&_th]:py-1 [&_tr>*]:border-b [&_tr>*]:border-line">
        <thead className="sticky top-0 bg-surface text-muted [&_th]:whitespace-nowrap [&_th]:text-end [&_th]:font-medium [&_th:first-child]:text-start">
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_th]:whitespace-nowrap [&_th]:text-start [&_th]:font-normal">
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={i}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
