/** The context of a page's or an action's use cases: brand from the host, actor from the session, nothing from the input. */
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import type { Portal } from "@/lib/accounts/schema";
import type { Actor, Ctx } from "@/lib/core/ctx";
import { newUuid } from "@/lib/core/id";
import { PATH_HEADER, REQUEST_ID_HEADER } from "@/lib/runtime/request-origin";
import { getRequestBrand } from "./brand";
import { nextPath } from "./next-path";
import { getSession } from "./session";

export type PortalCtx<K extends Portal> = Ctx<Extract<Actor, { kind: K }>>;

/** The context of whoever asks; `anonymous` where nobody is signed in. Without a brand there is no page: 404. */
export const getCtx = cache(async (): Promise<Ctx> => {
  const locale = await getLocale();
  const session = await getSession();
  if (session) return { ...session.ctx, locale };
  const brand = await getRequestBrand();
  if (!brand) notFound();
  const requestId = (await headers()).get(REQUEST_ID_HEADER) ?? newUuid();
  return { brand, actor: { kind: "anonymous" }, requestId, now: () => new Date(), locale };
});

/**
 * The context of whoever holds a link from a mail: the link says whose it is, and not the session that may be open in this
 * browser, which may be a colleague's.
 */
export async function getLinkCtx(): Promise<Ctx> {
  return { ...(await getCtx()), actor: { kind: "anonymous" } };
}

/**
 * The context of a portal's user. Who is not signed in goes to sign in and comes back; who belongs to another portal finds
 * nothing here. Every page and action of a portal begins with it: layouts are not asked again on the way from page to page.
 */
export async function requireCtx<K extends Portal>(kind: K): Promise<PortalCtx<K>> {
  const ctx = await getCtx();
  if (ctx.actor.kind === "anonymous") await goToSignIn();
  if (!isOf(ctx, kind)) notFound();
  return ctx;
}

export async function goToSignIn(): Promise<never> {
  const from = nextPath((await headers()).get(PATH_HEADER));
  redirect(from === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(from)}`);
}

function isOf<K extends Portal>(ctx: Ctx, kind: K): ctx is PortalCtx<K> {
  return ctx.actor.kind === kind;
}
