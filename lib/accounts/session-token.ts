/**
 * The session's cookie: its id, and a signature over the id and the host it was given on. It says nothing of the user; the row
 * does (see find-session.ts). Copied to another host it is nobody's.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Id, isId } from "@/lib/core/id";
import { derivedKey } from "@/lib/runtime/secrets";

/** Behind https the name makes the browser hold the cookie to this very host and to https. */
export function sessionCookieName(https: boolean): string {
  return https ? "__Host-session" : "session";
}

function signature(sessionId: string, host: string): Buffer {
  return createHmac("sha256", derivedKey("session")).update(`${host}\n${sessionId}`).digest();
}

export function sealSession(sessionId: Id<"session">, host: string): string {
  return `${sessionId}.${signature(sessionId, host).toString("base64url")}`;
}

/** The id, or null where the token is not one we gave out on this host. */
export function openSessionToken(token: string, host: string): Id<"session"> | null {
  const [id = "", given = ""] = token.split(".");
  if (!isId("session", id)) return null;
  const expected = signature(id, host);
  const bytes = Buffer.from(given, "base64url");
  return bytes.length === expected.length && timingSafeEqual(bytes, expected) ? id : null;
}
