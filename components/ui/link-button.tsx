import type { ComponentProps } from "react";
import { cn } from "../cn";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Link } from "./link";

interface Props extends ComponentProps<typeof Link> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ variant, size, className, ...props }: Props) {
  return <Link {...props} className={cn(buttonClass(variant, size), className)} />;
}
