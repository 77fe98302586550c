"use client";

import { useEffect, useRef, useState } from "react";
import type { PlaceParts } from "@/lib/core/place-text";

/** What the stream tells of a new lead; the rest comes with the list. */
export interface NewLead {
  readonly saleId: string;
  readonly category: { readonly name: { readonly en: string; readonly de: string } };
  readonly place: PlaceParts;
}

export type StreamState = "off" | "connecting" | "live";

const STREAM = "/api/inbox/stream";
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/**
 * Listens for new leads, from the newest one on the page on. The browser connects again by itself when the line breaks; where
 * it gives up (the server refused) we try again, ever more slowly.
 */
export function useLeadStream(newestSaleId: string | null, onLead: (lead: NewLead) => void): StreamState {
  const [state, setState] = useState<StreamState>("off");
  const listener = useRef(onLead);
  useEffect(() => {
    listener.current = onLead;
  });
  const last = useRef(newestSaleId);
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_RETRY_MS;
    const connect = () => {
      setState("connecting");
      source = new EventSource(last.current ? `${STREAM}?lastEventId=${last.current}` : STREAM);
      source.addEventListener("open", () => {
        wait = FIRST_RETRY_MS;
        setState("live");
      });
      source.addEventListener("lead", ({ data, lastEventId }: MessageEvent<string>) => {
        last.current = lastEventId || last.current;
        listener.current(JSON.parse(data) as NewLead);
      });
      source.addEventListener("error", () => {
        setState("connecting");
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, []);
  return state;
}
