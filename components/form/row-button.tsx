"use client";

import type { ComponentProps } from "react";
import { Button } from "../ui/button";

interface Props<E extends string> extends Omit<ComponentProps<typeof Button>, "name" | "value" | "type"> {
  readonly edit: E;
}

/** A button that changes a form's rows: by itself in the browser, by a round trip without JavaScript. */
export function RowButton<E extends string>({ edit, size = "sm", ...props }: Props<E>) {
  return <Button {...props} size={size} type="submit" name="intent" value={edit} />;
}
