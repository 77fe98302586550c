import type { ComponentProps } from "react";
import { cn } from "../cn";

/** Shared by text, select and text area. 16 px on phones, else the browser zooms in on focus. */
export const CONTROL_CLASS =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-ink placeholder:text-muted max-sm:text-base " +
  "min-h-11 sm:min-h-9 disabled:bg-sunken disabled:text-muted read-only:bg-sunken " +
  "aria-invalid:border-danger aria-invalid:border-2";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...props} className={cn(CONTROL_CLASS, className)} />;
}
