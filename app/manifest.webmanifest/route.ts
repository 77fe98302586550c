import { deriveTheme } from "@/lib/brands/theme";
import { DEFAULT_THEME } from "@/lib/brands/theme-schema";
import { getRequestBrand } from "@/lib/web/brand";

export const dynamic = "force-dynamic";

/** Lets the brand's portal be put on a home screen, under the brand's name and sign. */
export async function GET(): Promise<Response> {
  const brand = await getRequestBrand();
  const { mail } = deriveTheme(brand?.theme ?? DEFAULT_THEME);
  const manifest = {
    name: brand?.name ?? "",
    short_name: brand?.name ?? "",
    lang: brand?.locale,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: mail.brand,
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
