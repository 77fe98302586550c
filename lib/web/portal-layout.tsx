import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { NavGroup } from "@/components/brand/nav";
import { PortalShell } from "@/components/brand/portal-shell";
import { PaletteButton } from "@/components/palette/palette-button";
import type { Portal } from "@/lib/accounts/schema";
import type { ViewView } from "@/lib/accounts/view-schema";
import { getRequestBrand } from "./brand";
import { requireCtx } from "./ctx";
import { getViews } from "./get-views";
import { paletteSetup } from "./palette-setup";
import { getPreferences } from "./preferences";
import { getSession } from "./session";
import { signOut } from "./sign-out";

interface Props {
  readonly kind: Portal;
  /** What the portal is called, beneath the logo. */
  readonly name: string;
  readonly nav: readonly NavGroup[];
  readonly topBar?: ReactNode;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a portal, for its users only. */
export async function PortalLayout({ kind, name, nav: given, topBar, banner, children }: Props) {
  const ctx = await requireCtx(kind);
  const [brand, session, preferences, views] = await Promise.all([
    getRequestBrand(),
    getSession(),
    getPreferences(),
    getViews(),
  ]);
  if (!brand || !session) notFound();
  const nav = withDefaults(given, views);
  return (
    <PortalShell
      brand={brand}
      homeHref={`/${kind}`}
      portal={name}
      nav={nav}
      user={{ name: session.signedIn.name, email: session.signedIn.email }}
      preferences={preferences}
      signOut={signOut}
      shortcuts={session.signedIn.shortcuts}
      palette={<PaletteButton setup={await paletteSetup(ctx, nav)} />}
      topBar={topBar}
      banner={banner}
    >
      {children}
    </PortalShell>
  );
}

/** A list whose reader has a default view opens with it. */
function withDefaults(nav: readonly NavGroup[], views: readonly ViewView[]): NavGroup[] {
  const queries = new Map<string, string>(
    views.filter(({ isDefault }) => isDefault).map(({ page, query }) => [page, query]),
  );
  return nav.map((group) => ({
    ...group,
    items: group.items.map((item) => {
      const query = queries.get(item.href);
      return query ? { ...item, href: `${item.href}?${query}` } : item;
    }),
  }));
}
