"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "../ui/button";
import { useForm } from "./form-context";

/**
 * Sends the form around. While it is under way it says so and keeps the focus; money and price belong into its text. With
 * `aria-disabled` it does nothing and, unlike with `disabled`, keeps the focus that it had.
 */
export function SubmitButton({ children, variant = "primary", ...props }: ComponentProps<typeof Button>) {
  const t = useTranslations("ui.form");
  const { pending } = useForm();
  return (
    <Button
      {...props}
      type="submit"
      variant={variant}
      aria-disabled={pending || props["aria-disabled"] || undefined}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
      <span role="status" className="sr-only">
        {pending ? t("pending") : ""}
      </span>
    </Button>
  );
}
