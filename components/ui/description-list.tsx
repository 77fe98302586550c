import { Fragment, type ReactNode } from "react";

export interface DescriptionItem {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts of one object: term and value, side by side where there is room. */
export function DescriptionList({ items }: { readonly items: readonly DescriptionItem[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[fit-content(45%)_1fr] sm:gap-y-2.5">
      {items.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 max-sm:mb-2.5">{value ?? "–"}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
