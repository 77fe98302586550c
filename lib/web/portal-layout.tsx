import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { NavGroup } from "@/components/brand/nav";
import { PortalShell } from "@/components/brand/portal-shell";
import { PaletteButton } from "@/components/palette/palette-button";
import type { Portal } from "@/lib/accounts/schema";
import { getRequestBrand } from "./brand";
import { requireCtx } from "./ctx";
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
export async function PortalLayout({ kind, name, nav, topBar, banner, children }: Props) {
  const ctx = await requireCtx(kind);
  const [brand, session, preferences] = await Promise.all([
    getRequestBrand(),
    getSession(),
    getPreferences(),
  ]);
  if (!brand || !session) notFound();
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
