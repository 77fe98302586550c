import type { ReactNode } from "react";
import type { Tone } from "./tone";

interface Props {
  readonly tone?: Tone;
  /** Instead of the tone's own; drawn in many.css. */
  readonly sign?: "circle" | "phone" | "file" | "check" | "cross";
  readonly title?: string;
  readonly children: ReactNode;
}

/** A state in a word, with a sign and a colour. Its looks are in many.css: a list has dozens. */
export function StatusPill({ tone = "neutral", sign, title, children }: Props) {
  return (
    // What is not set is left out: an undefined attribute crosses to the browser as one.
    <span className={`pill pill-${tone}`} {...(sign && { "data-sign": sign })} {...(title && { title })}>
      {children}
    </span>
  );
}
