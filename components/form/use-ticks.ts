"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

interface Ticks {
  /** Rows ticked; null until the browser has taken over. */
  readonly ticked: number | null;
  /** All that match are meant, also those on other pages. */
  readonly all: boolean;
  readonly clear: () => void;
}

/**
 * The ticks of a table's rows, which are plain checkboxes of the form: counted, ticked together by the header's box, in a row
 * with Shift, and taken off one by one without leaving "all" behind.
 */
export function useTicks(root: RefObject<HTMLElement | null>, form: string): Ticks {
  const [state, setState] = useState<{ ticked: number | null; all: boolean }>({ ticked: null, all: false });
  const boxes = useCallback(() => {
    const find = (place: string) => [
      ...(root.current?.querySelectorAll<HTMLInputElement>(`${place} input[type=checkbox]`) ?? []),
    ];
    return { rows: find("tbody .cell-tick"), head: find("thead .cell-tick")[0], all: find(`#${form}`)[0] };
  }, [root, form]);

  const read = useCallback(() => {
    const { rows, head, all } = boxes();
    const ticked = rows.filter(({ checked }) => checked).length;
    if (head) {
      head.checked = ticked > 0 && ticked === rows.length;
      head.indeterminate = ticked > 0 && ticked < rows.length;
    }
    setState({ ticked, all: all?.checked ?? false });
  }, [boxes]);

  const clear = useCallback(() => {
    const { rows, all } = boxes();
    for (const box of [...rows, ...(all ? [all] : [])]) box.checked = false;
    read();
  }, [boxes, read]);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let last: HTMLInputElement | null = null;
    const onClick = ({ target, shiftKey }: MouseEvent) => {
      const { rows, head, all } = boxes();
      if (!(target instanceof HTMLInputElement)) return;
      const to = rows.indexOf(target);
      const from = last && shiftKey ? rows.indexOf(last) : -1;
      if (target === head || (target === all && target.checked)) {
        for (const row of rows) row.checked = target.checked;
      }
      if (to >= 0 && from >= 0) {
        for (const row of rows.slice(Math.min(from, to), Math.max(from, to))) row.checked = target.checked;
      }
      if (to >= 0) last = target;
      if (all && target !== all && !target.checked) all.checked = false;
      read();
    };
    element.addEventListener("click", onClick);
    read();
    return () => element.removeEventListener("click", onClick);
  }, [root, boxes, read]);
  return { ...state, clear };
}
