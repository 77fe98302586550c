"use client";

import { useEffect, useState } from "react";
import { SEARCH_MIN, type SearchHits } from "@/lib/reporting/search-schema";

/** Between two letters of somebody who types. */
const PAUSE_MS = 120;

interface Found {
  readonly q: string;
  readonly hits: SearchHits | null;
  readonly failed: boolean;
}

const NOTHING: Found = { q: "", hits: null, failed: false };

/**
 * The server's hits for what was typed. Those of the letters before stay until the next ones come, so that the list does not
 * flicker; an answer that was overtaken is called off.
 */
export function useSearch(q: string): Omit<Found, "q"> & { readonly searching: boolean } {
  const [found, setFound] = useState<Found>(NOTHING);
  const wanted = q.length >= SEARCH_MIN ? q : "";
  useEffect(() => {
    if (wanted === "") {
      setFound(NOTHING);
      return;
    }
    const off = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/search?q=${encodeURIComponent(wanted)}`, { signal: off.signal });
        if (answer.status === 401) window.location.reload();
        if (!answer.ok) throw new Error(String(answer.status));
        setFound({ q: wanted, hits: (await answer.json()) as SearchHits, failed: false });
      } catch {
        if (!off.signal.aborted) setFound({ q: wanted, hits: null, failed: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      off.abort();
    };
  }, [wanted]);
  return { hits: wanted === "" ? null : found.hits, failed: found.failed, searching: found.q !== wanted };
}
