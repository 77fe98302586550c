import { notFound } from "next/navigation";
import { ICONS, type IconName } from "@/lib/brands/brand-icons";
import { NEUTRALS } from "@/lib/brands/theme-palette";
import { getRequestBrand } from "@/lib/web/brand";
import { iconHref, iconSizes } from "@/lib/web/brand-icon";

export const dynamic = "force-dynamic";

/** Lets the brand's portal be put on a home screen, under the brand's name and sign. */
export async function GET(): Promise<Response> {
  const brand = await getRequestBrand();
  if (!brand) notFound();
  const icon = (name: IconName, purpose: "any" | "maskable") => ({
    src: iconHref(brand, name),
    sizes: iconSizes(name),
    type: ICONS[name].type,
    purpose,
  });
  const manifest = {
    id: "/",
    name: brand.name,
    short_name: brand.name,
    lang: brand.locale,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: NEUTRALS.light.page,
    theme_color: brand.theme.brandColor,
    icons: [
      icon("icon.svg", "any"),
      icon("icon-192.png", "any"),
      icon("icon-512.png", "any"),
      icon("maskable-512.png", "maskable"),
    ],
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json", "cache-control": "public, max-age=300" },
  });
}
