import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newUuid } from "@/lib/core/id";
import { REQUEST_ID_HEADER, readOrigin } from "@/lib/runtime/request-origin";
import type { UserActor } from "./actor-of-user";
import { findSession, type SignedIn } from "./find-session";
import { openSessionToken, sessionCookieName } from "./session-token";

export interface ResolvedSession {
  readonly ctx: Ctx<UserActor>;
  readonly signedIn: SignedIn;
}

/**
 * The signed-in person behind a request's headers, or null. The one place where a session meets a host: the token must have been
 * given out on this host, and the row must be of this host's brand.
 */
export async function resolveSession(headers: Headers): Promise<ResolvedSession | null> {
  const origin = readOrigin(headers);
  const token = cookieOf(headers, sessionCookieName(origin.https));
  if (token === null || origin.host === "") return null;
  const sessionId = openSessionToken(token, origin.host);
  const brand = sessionId === null ? null : await brandDirectory().findByHost(origin.host);
  if (sessionId === null || brand === null) return null;
  const now = (): Date => new Date();
  const signedIn = await findSession(brand.id, sessionId, now());
  if (signedIn === null) return null;
  const requestId = headers.get(REQUEST_ID_HEADER) ?? newUuid();
  const locale = signedIn.locale ?? brand.locale;
  return { ctx: { brand, actor: signedIn.actor, requestId, now, locale }, signedIn };
}

function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
