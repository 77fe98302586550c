import type { ReactNode } from "react";
import { Link } from "./link";

interface Props {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** What it is measured against, or what it means. */
  readonly hint?: ReactNode;
  /** Where the figure comes from: the list behind it. */
  readonly href?: string;
}

/** One figure with its name. Put several into `<dl class="grid …">` through `StatRow`. */
export function Stat({ label, value, hint, href }: Props) {
  return (
    <div className="relative rounded-lg border border-line bg-surface px-3 py-3 sm:px-4 has-[a:hover]:bg-sunken">
      <dt className="text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-lg hover:underline">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-0.5 text-xl font-semibold tracking-tight max-[23rem]:text-base">{value}</dd>
      {hint && <dd className="mt-0.5 text-[0.8125rem] text-muted">{hint}</dd>}
    </div>
  );
}

export function StatRow({ children }: { readonly children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</dl>;
}
