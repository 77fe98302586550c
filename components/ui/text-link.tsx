import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Link } from "./link";

/** A link in running text or a cell. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn(
        "font-medium text-brand-text underline decoration-1 underline-offset-2 hover:decoration-2",
        className,
      )}
    />
  );
}
