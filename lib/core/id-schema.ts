/** Ids in inputs and answers, for zod. */
import * as z from "zod";
import { notFound } from "./errors";
import { fromUuid, type Id, type IdPrefix, isId } from "./id";

/** An id of one kind. The metadata is what the API's document shows. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z
    .custom<Id<P>>((value) => isId(prefix, value), { message: `must be the id of a ${prefix}` })
    .meta({ type: "string", pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$` });
}

/** An id from a path: text of another kind or shape is "not found", like the id of somebody else's object. */
export function requireId<P extends IdPrefix>(prefix: P, value: string): Id<P> {
  if (!isId(prefix, value)) throw notFound(prefix);
  return value;
}

/** Ids as an array column without foreign keys gives them back. */
export function toIds<P extends IdPrefix>(prefix: P, uuids: readonly string[]): Id<P>[] {
  return uuids.map((uuid) => fromUuid(prefix, uuid));
}
