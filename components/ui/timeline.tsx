import type { ReactNode } from "react";
import { cn } from "../cn";
import { TONE_TEXT, type Tone } from "./tone";
import { ToneIcon } from "./tone-icon";

export interface TimelineItem {
  readonly key: string;
  readonly title: ReactNode;
  /** A `<Time>`. */
  readonly at?: ReactNode;
  /** Who or what did it. */
  readonly by?: ReactNode;
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** What happened to an object, in order. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map(({ key, title, at, by, tone = "neutral", icon, children }) => (
        <li key={key} className="group relative flex gap-3 pb-4 last:pb-0">
          <span className="absolute start-2 top-6 bottom-0 w-px bg-line group-last:hidden" />
          <span className={cn("mt-0.5 shrink-0 [&_svg]:size-4", TONE_TEXT[tone])}>
            {icon ?? <ToneIcon tone={tone} />}
          </span>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0 font-medium wrap-anywhere">{title}</p>
              {at && <span className="text-[0.8125rem] text-muted">{at}</span>}
            </div>
            {by && <p className="text-[0.8125rem] text-muted">{by}</p>}
            {children && <div className="mt-1">{children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
