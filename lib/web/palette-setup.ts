import { getTranslations } from "next-intl/server";
import type { NavGroup } from "@/components/brand/nav";
import type { PaletteSetup } from "@/components/palette/palette-types";
import { actorClass, type Ctx } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { setTheme } from "./i18n-preferences";
import { pauseFromPaletteAction } from "./palette-actions";
import { signOut } from "./sign-out";

/** What a portal's palette offers whoever is signed in: the places of the navigation, and the deeds of the role. */
export async function paletteSetup(ctx: Ctx, nav: readonly NavGroup[]): Promise<PaletteSetup> {
  const t = await getTranslations("ui.palette");
  const may = mayDo.bind(null, actorClass(ctx.actor));
  const places = nav.flatMap(({ items }) => items.map(({ href, label }) => ({ href, label })));
  const isOperator = ctx.actor.kind === "operator";
  return {
    home: `/${ctx.actor.kind}`,
    places,
    deeds:
      isOperator && may("contract.manage")
        ? [{ href: "/operator/contracts/new", label: t("newContract") }]
        : [],
    pause: may("contract.pause") ? pauseFromPaletteAction : null,
    setTheme,
    signOut,
  };
}
