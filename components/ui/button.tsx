import type { ComponentProps } from "react";
import { cn } from "../cn";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";

interface Props extends ComponentProps<"button"> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A button. `type` is "button" unless said: in a form use `SubmitButton`. */
export function Button({ variant, size, type = "button", className, ...props }: Props) {
  return <button {...props} type={type} className={cn(buttonClass(variant, size), className)} />;
}
