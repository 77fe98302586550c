import type { ReactNode } from "react";
import { Link } from "../ui/link";
import { percent } from "./scale";

export interface BarListRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** As it is written at the end of the line; with what it is measured against. */
  readonly text: ReactNode;
  /** The list behind the number. */
  readonly href?: string;
}

/** Kinds of one thing by how many there are, each with a bar of its share of the most. */
export function BarList({ label, rows }: { readonly label: string; readonly rows: readonly BarListRow[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul aria-label={label} className="grid gap-1">
      {rows.map(({ key, label: name, value, text, href }) => (
        <li key={key} className="relative rounded-sm px-1 py-1 has-[a:hover]:bg-sunken">
          <div className="flex items-baseline justify-between gap-4">
            {href ? (
              <Link href={href} className="min-w-0 after:absolute after:inset-0 hover:underline">
                {name}
              </Link>
            ) : (
              <span className="min-w-0">{name}</span>
            )}
            <span className="whitespace-nowrap text-end">{text}</span>
          </div>
          <svg aria-hidden="true" className="mt-1 h-1.5 w-full">
            <rect width="100%" height="100%" className="fill-sunken" />
            <rect
              width={`${percent(value, most)}%`}
              height="100%"
              className="fill-brand-edge forced-colors:fill-[CanvasText]"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}
