import type { ComponentProps } from "react";
import { cn } from "../cn";
import { CONTROL_CLASS } from "./input";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...props}
      rows={rows}
      className={cn(CONTROL_CLASS, "max-h-[50dvh] min-h-20 field-sizing-content py-2 sm:min-h-20", className)}
    />
  );
}
