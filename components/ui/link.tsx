"use client";

import NextLink, { useLinkStatus } from "next/link";
import { type ComponentProps, useEffect } from "react";
import { beginWait, type Shape } from "./wait";

interface Props extends ComponentProps<typeof NextLink> {
  /** How the page looks that it leads to, where that page takes the place of the whole one. */
  readonly shape?: Shape;
}

/**
 * The only link to a page of ours. It fetches nothing ahead: our pages are made per request, so that a list would ask the server
 * for every row in view and get next to nothing. Instead the line at the top of the page shows at once that one is on the way.
 */
export function Link({ children, shape, ...props }: Props) {
  return (
    <NextLink prefetch={false} {...props}>
      {children}
      <Pending shape={shape ?? null} />
    </NextLink>
  );
}

function Pending({ shape }: { readonly shape: Shape | null }) {
  const { pending } = useLinkStatus();
  useEffect(() => (pending ? beginWait(shape) : undefined), [pending, shape]);
  return null;
}
