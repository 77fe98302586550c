"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import type { CategoryEdit } from "./edit-category-draft";

interface Props extends Omit<ComponentProps<typeof Button>, "name" | "value" | "type"> {
  readonly edit: CategoryEdit;
}

/** A button that changes the form's rows: by itself in the browser, by a round trip without JavaScript. */
export function CategoryButton({ edit, ...props }: Props) {
  return <Button {...props} size="sm" type="submit" name="intent" value={edit} />;
}
