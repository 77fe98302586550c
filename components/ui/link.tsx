"use client";

import NextLink, { useLinkStatus } from "next/link";
import { type ComponentProps, useEffect } from "react";
import { beginWait } from "./wait";

/**
 * The only link to a page of ours. It fetches nothing ahead: our pages are made per request, so that a list would ask the server
 * for every row in view and get next to nothing. Instead the line at the top of the page shows at once that one is on the way.
 */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch={false} {...props}>
      {children}
      <Pending />
    </NextLink>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  useEffect(() => (pending ? beginWait() : undefined), [pending]);
  return null;
}
