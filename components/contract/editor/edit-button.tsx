"use client";

import type { ComponentProps } from "react";
import { Button } from "../../ui/button";
import type { Edit } from "./edit-draft";

interface Props extends Omit<ComponentProps<typeof Button>, "name" | "value" | "type"> {
  readonly edit: Edit;
}

/** A button that changes the form's rows: by itself in the browser, by a round trip without JavaScript. */
export function EditButton({ edit, size = "sm", ...props }: Props) {
  return <Button {...props} size={size} type="submit" name="intent" value={edit} />;
}
