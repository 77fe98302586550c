import { deriveTheme } from "@/lib/brands/theme";
import { type BrandTheme, DEFAULT_THEME } from "@/lib/brands/theme-schema";
import { getRequestBrand } from "@/lib/web/brand";

/** The brand's sign as SVG: its first letter on its colour. Without a brand a plain square: nobody's sign. */
export function brandSign(brand: { readonly name: string; readonly theme: BrandTheme } | null): string {
  const { brand: fill, onBrand } = deriveTheme(brand?.theme ?? DEFAULT_THEME).light;
  const letter = brand?.name.match(/\p{L}|\p{N}/u)?.[0]?.toUpperCase() ?? "";
  const text = letter
    ? `<text x="16" y="23" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="20" fill="${onBrand}">${letter}</text>`
    : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${fill}"/>${text}</svg>`;
}

/** The sign as an answer: for tabs, home screens and whoever asks for /favicon.ico unasked. */
export async function signAnswer(): Promise<Response> {
  return new Response(brandSign(await getRequestBrand()), {
    headers: { "content-type": "image/svg+xml", "cache-control": "private, max-age=300" },
  });
}
