/** Lists are read by cursor: newest first, `limit` rows, an opaque cursor for the rest. */
import * as z from "zod";
import { type Id, type IdPrefix, isId } from "./id";

export const MAX_LIMIT = 200;
export const DEFAULT_LIMIT = 50;

export const pageInput = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().max(400).optional(),
});

export interface Page<T> {
  readonly data: readonly T[];
  /** Pass it back as `cursor` for the next page; null on the last one. */
  readonly nextCursor: string | null;
}

/** The sort key of the last row, packed so that a client cannot be tempted to build one. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return btoa(JSON.stringify(parts)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The parts of a cursor, or null where it is not one of ours: the list then starts at its beginning. */
export function decodeCursor(cursor: string | undefined): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const parts: unknown = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    const ok =
      Array.isArray(parts) && parts.every((part) => typeof part === "string" || typeof part === "number");
    return ok ? parts : null;
  } catch {
    return null;
  }
}

/** The id in a cursor of a list that pages by id; undefined starts at the beginning. */
export function cursorId<P extends IdPrefix>(prefix: P, cursor: string | undefined): Id<P> | undefined {
  const part = decodeCursor(cursor)?.[0];
  return isId(prefix, part) ? part : undefined;
}

/** Cuts `limit + 1` fetched rows down to a page. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  cursorOf: (row: R) => readonly (string | number)[],
  toItem: (row: R) => T,
): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { data: rows.slice(0, limit).map(toItem), nextCursor: last ? encodeCursor(cursorOf(last)) : null };
}

/** Nobody reads further: beyond it a list has "more than". */
export const COUNTED = 1_000;

/** How many a list's filters find, over all its pages. */
export interface Total {
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
}

/** @param found Up to COUNTED + 1. */
export function toTotal(found: number): Total {
  return { count: Math.min(found, COUNTED), more: found > COUNTED };
}
