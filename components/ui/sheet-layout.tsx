import type { ReactNode } from "react";

interface Props {
  /** The list, or the page of a detail that was asked for directly. */
  readonly children: ReactNode;
  /** The slot that shows a `Sheet`, or nothing. */
  readonly sheet: ReactNode;
}

/** The layout of a list whose details open over it. On narrow screens there is room for one of the two. */
export function SheetLayout({ children, sheet }: Props) {
  return (
    <>
      <div className="max-lg:[&:has(~[data-sheet])]:hidden">{children}</div>
      {sheet}
    </>
  );
}

/** The slot without a sheet: beside the list, and beside a page of its own. */
export function NoSheet() {
  return null;
}
