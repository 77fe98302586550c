"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { EditorPicture, EditorState, RedrawAction } from "./editor-types";

const PAUSE_MS = 600;

/** Summary and map as the form stands: asked for when typing pauses, the last answer wins. */
export function useRedraw(
  redraw: RedrawAction,
  form: RefObject<HTMLFormElement | null>,
  initial: EditorPicture,
  state: EditorState,
) {
  const [picture, setPicture] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (state.picture) setPicture(state.picture);
  }, [state]);
  const now = (): void => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const data = new FormData(form.current);
    // The dots of a country do not change: who has them need not be sent them again.
    for (const map of picture.maps) if (map.background) data.append("drawn", map.country);
    const turn = ++asked.current;
    redraw(data)
      .then((answer) => {
        if (answer && turn === asked.current) setPicture((before) => withDots(answer, before));
      })
      // Typing goes on without a new picture; saving will say what is wrong.
      .catch(() => undefined);
  };
  const later = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(now, PAUSE_MS);
  };
  return { picture, now, later };
}

function withDots(answer: EditorPicture, before: EditorPicture): EditorPicture {
  const dotsOf = (country: string) => before.maps.find((map) => map.country === country)?.background ?? null;
  return {
    ...answer,
    maps: answer.maps.map((map) => ({ ...map, background: map.background ?? dotsOf(map.country) })),
  };
}
