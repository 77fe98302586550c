import { cn } from "../cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "border-brand-edge bg-brand text-on-brand hover:bg-brand-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  ghost: "border-transparent text-ink hover:bg-sunken",
  danger: "border-danger-fill bg-danger-fill text-on-danger hover:bg-danger-fill-hover",
};

// A thumb needs 44 px; a mouse gets a denser page.
const SIZES: Readonly<Record<ButtonSize, string>> = {
  sm: "min-h-11 px-3 sm:min-h-7 sm:px-2.5 sm:text-[0.8125rem]",
  md: "min-h-11 px-4 sm:min-h-9 sm:px-3.5",
  lg: "min-h-12 px-5 text-base",
};

/** The looks of a button, for buttons and for links that act like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return cn(
    "inline-flex items-center justify-center gap-2 rounded-md border font-medium text-center transition-colors",
    "disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
  );
}
