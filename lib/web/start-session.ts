import { cookies, headers } from "next/headers";
import { AuthError, CredentialsSignin } from "next-auth";
import { findSession } from "@/lib/accounts/find-session";
import type { Portal } from "@/lib/accounts/schema";
import { openSessionToken, sessionCookieName } from "@/lib/accounts/session-token";
import { readOrigin } from "@/lib/runtime/request-origin";
import { signIn } from "./auth";
import { getRequestBrand } from "./brand";
import { LOCALE_COOKIE } from "./i18n-locale";

export type Started =
  | { readonly kind: "signed_in"; readonly portal: Portal }
  | { readonly kind: "refused" | "throttled" };

/** Signs in by one of the two ways and says which portal is the person's. For server actions: it sets the cookie. */
export async function startSession(
  way: "password" | "link",
  credentials: Readonly<Record<string, string>>,
): Promise<Started> {
  try {
    await signIn(way, { ...credentials, redirect: false, redirectTo: "/" });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return {
      kind: error instanceof CredentialsSignin && error.code === "throttled" ? "throttled" : "refused",
    };
  }
  const { host, https } = readOrigin(await headers());
  const jar = await cookies();
  const sessionId = openSessionToken(jar.get(sessionCookieName(https))?.value ?? "", host);
  const brand = await getRequestBrand();
  const signedIn = sessionId && brand ? await findSession(brand.id, sessionId, new Date()) : null;
  if (!signedIn) return { kind: "refused" };
  // The language that the person has in the account comes along to a browser that has not chosen one.
  if (signedIn.locale && !jar.has(LOCALE_COOKIE)) {
    jar.set(LOCALE_COOKIE, signedIn.locale, {
      path: "/",
      sameSite: "lax",
      httpOnly: true,
      maxAge: 31_536_000,
    });
  }
  return { kind: "signed_in", portal: signedIn.actor.kind };
}
