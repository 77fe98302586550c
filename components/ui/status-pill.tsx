import type { ReactNode } from "react";
import { cn } from "../cn";
import { TONE_SOFT, type Tone } from "./tone";
import { ToneIcon } from "./tone-icon";

interface Props {
  readonly tone?: Tone;
  /** Instead of the tone's own sign. */
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A state in a word, with a sign and a colour. */
export function StatusPill({ tone = "neutral", icon, title, children }: Props) {
  return (
    <span
      data-edge
      title={title}
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0",
        TONE_SOFT[tone],
      )}
    >
      {icon ?? <ToneIcon tone={tone} />}
      {children}
    </span>
  );
}
