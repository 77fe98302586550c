/**
 * Sign-in on next-auth: it moves cookies and guards its forms; who may sign in, and who still is, our own tables say. The
 * configuration is made per request, since the brand is.
 */
import { headers } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { Visitor } from "@/lib/accounts/open-session";
import { resolveSession } from "@/lib/accounts/resolve-session";
import { revokeSession } from "@/lib/accounts/revoke-session";
import type { SignInOutcome } from "@/lib/accounts/schema";
import { openSessionToken, sealSession, sessionCookieName } from "@/lib/accounts/session-token";
import { signInWithLink } from "@/lib/accounts/sign-in-with-link";
import { signInWithPassword } from "@/lib/accounts/sign-in-with-password.process";
import { isAppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/id";
import { log } from "@/lib/runtime/log";
import { readOrigin } from "@/lib/runtime/request-origin";
import { derivedKey } from "@/lib/runtime/secrets";
import { getCtx } from "./ctx";

/** As long as browsers keep any cookie; when a session ends, its row says. */
const COOKIE_SECONDS = 400 * 86_400;

class SignInThrottled extends CredentialsSignin {
  override code = "throttled";
}

/** The provider's answer: next-auth's `user` is nothing but the session. */
async function authorized(attempt: Promise<SignInOutcome>): Promise<{ id: string } | null> {
  const outcome = await attempt.catch((error: unknown): SignInOutcome => {
    if (isAppError(error)) return { kind: "refused" };
    throw error;
  });
  if (outcome.kind === "throttled") throw new SignInThrottled();
  return outcome.kind === "signed_in" ? { id: outcome.sessionId } : null;
}

async function configure(): Promise<NextAuthConfig> {
  const head = await headers();
  const { host, https, ip } = readOrigin(head);
  const visitor: Visitor = { ip, userAgent: head.get("user-agent") };
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: https } as const;
  const prefix = https ? "__Host-" : "";
  return {
    trustHost: true,
    basePath: "/api/auth",
    secret: derivedKey("auth").toString("hex"),
    useSecureCookies: https,
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    cookies: {
      sessionToken: { name: sessionCookieName(https), options: cookie },
      csrfToken: { name: `${prefix}form-token`, options: cookie },
      callbackUrl: { name: `${prefix}return-to`, options: cookie },
    },
    providers: [
      Credentials({
        id: "password",
        name: "Password",
        credentials: { email: {}, password: {} },
        authorize: async (input) => authorized(signInWithPassword(await getCtx(), input, visitor)),
      }),
      Credentials({
        id: "link",
        name: "Link",
        credentials: { token: {} },
        authorize: async ({ token }) =>
          authorized(signInWithLink.unchecked(await getCtx(), { token, visitor })),
      }),
    ],
    jwt: {
      encode: ({ token }) => (isId("session", token?.sub) ? sealSession(token.sub, host) : ""),
      decode: ({ token }) => {
        const sessionId = openSessionToken(token ?? "", host);
        return sessionId === null ? null : { sub: sessionId };
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { sub: user.id };
        return (await resolveSession(head)) ? token : null;
      },
      // What scripts may know of a session: until when the cookie is kept.
      session: ({ session }) => ({ expires: session.expires }) as typeof session,
    },
    events: {
      signOut: async () => {
        const session = await resolveSession(head);
        if (session) await revokeSession(session.ctx, { sessionId: session.signedIn.sessionId });
      },
    },
    logger: {
      error: (error) => {
        if (!(error instanceof CredentialsSignin)) log().error({ err: error }, "sign-in failed");
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

export const { handlers, signIn, signOut } = NextAuth(configure);
