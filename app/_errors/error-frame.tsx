"use client";

import { createContext, type ReactNode, useContext } from "react";

const Header = createContext<ReactNode>(null);

/** Keeps the brand's header at hand for pages that failed: they are drawn in the browser, which does not know the brand. */
export function ErrorHeader({
  header,
  children,
}: {
  readonly header: ReactNode;
  readonly children: ReactNode;
}) {
  return <Header value={header}>{children}</Header>;
}

/** The frame of a page that failed together with the frame it had. */
export function ErrorFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {useContext(Header)}
      <main id="main">{children}</main>
    </>
  );
}
