import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";
import { LinkButton } from "./link-button";
import { Pagination } from "./pagination";

interface Props {
  /** How many are on this page. */
  readonly count: number;
  readonly filtered: boolean;
  /** The list without filters. */
  readonly path: string;
  readonly words: { readonly none: string; readonly noMatch: string; readonly showAll: string };
  /** What one may do where there are none at all, and what to say besides. */
  readonly begin?: ReactNode;
  readonly noneText?: ReactNode;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  /** The table. */
  readonly children: ReactNode;
}

/** What stands under a list's filters: its rows, or why there are none and the way on; and the way to the others. */
export function ListBody({
  count,
  filtered,
  path,
  words,
  begin,
  noneText,
  firstHref,
  nextHref,
  children,
}: Props) {
  const action = filtered ? <LinkButton href={path}>{words.showAll}</LinkButton> : begin;
  return (
    <>
      {count > 0 ? (
        children
      ) : (
        <EmptyState title={filtered ? words.noMatch : words.none} action={action}>
          {!filtered && noneText}
        </EmptyState>
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  );
}
