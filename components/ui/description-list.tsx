import type { ReactNode } from "react";

export interface DescriptionItem {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts of one object: term and value side by side; on phones a value too long for the rest of the line has the next one. */
export function DescriptionList({ items }: { readonly items: readonly DescriptionItem[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-[fit-content(45%)_1fr]">
      {items.map(({ term, value }) => (
        <div key={term} className="flex flex-wrap items-baseline justify-between gap-x-6 sm:contents">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
