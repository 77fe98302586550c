import type { ComponentProps } from "react";
import { cn } from "../cn";
import { CONTROL_CLASS } from "./input";

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props extends ComponentProps<"select"> {
  readonly options: readonly Option[];
  /** First entry with an empty value: "Any", "Please choose". */
  readonly emptyLabel?: string;
}

/** The browser's own select: works with every keyboard, screen reader and thumb. */
export function Select({ options, emptyLabel, className, ...props }: Props) {
  return (
    <select {...props} className={cn(CONTROL_CLASS, "read-only:bg-surface pe-8", className)}>
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
