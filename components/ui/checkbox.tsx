import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn";

interface Props extends Omit<ComponentProps<"input">, "type"> {
  readonly label: ReactNode;
}

/** A checkbox with its label; the whole line is the target. */
export function Checkbox({ label, className, ...props }: Props) {
  return (
    <label className={cn("flex min-h-11 items-center gap-2.5 sm:min-h-7", className)}>
      <input {...props} type="checkbox" className="size-5 shrink-0 sm:size-4" />
      <span>{label}</span>
    </label>
  );
}
