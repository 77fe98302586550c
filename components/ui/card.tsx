import type { ReactNode } from "react";
import { cn } from "../cn";

interface Props {
  readonly title?: ReactNode;
  /** Links or buttons at the end of the title's line. */
  readonly actions?: ReactNode;
  /** For content that brings its own edges, such as a table. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, actions, flush = false, className, children }: Props) {
  return (
    <section className={cn("rounded-lg border border-line bg-surface", className)}>
      {(title || actions) && (
        <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2.5">
          {title && <h2 className="text-[0.9375rem] font-semibold">{title}</h2>}
          {actions}
        </div>
      )}
      <div className={flush ? "max-sm:p-2 sm:*:border-0" : "p-4"}>{children}</div>
    </section>
  );
}
