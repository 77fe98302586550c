import type { Portal } from "@/lib/accounts/schema";

const PORTAL_PATH = /^\/(buyer|supplier|operator)(?=$|[/?])/;

/**
 * Where to go after sign-in, from what anybody may have written into a link: a path of a portal on this very host, or null.
 * The parameters that the router adds for itself are taken out.
 */
export function nextPath(wish: string | null | undefined): string | null {
  if (!wish || wish.length > 2000 || /[\\\s\p{Cc}]/u.test(wish) || !PORTAL_PATH.test(wish)) return null;
  const base = "http://host.invalid";
  if (!URL.canParse(wish, base)) return null;
  const url = new URL(wish, base);
  if (url.origin !== base || !PORTAL_PATH.test(url.pathname)) return null;
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}`;
}

/** The wish where it lies in the person's own portal, else the portal's first page. */
export function landingPath(portal: Portal, wish: string | null | undefined): string {
  const path = nextPath(wish);
  return path !== null && PORTAL_PATH.exec(path)?.[1] === portal ? path : `/${portal}`;
}
