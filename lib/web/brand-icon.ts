/** Where the pages and the manifest find the brand's icons, and the answers with them. */
import { notFound } from "next/navigation";
import { drawIcon, ICONS, type IconName, iconVersion } from "@/lib/brands/brand-icons";
import type { SignedBrand } from "@/lib/brands/brand-sign";
import { getRequestBrand } from "./brand";

/** "/icons/3fXa0pQz1k/icon-192.png": on the brand's host, with the version of its look. */
export function iconHref(brand: SignedBrand, name: IconName): string {
  return `/icons/${iconVersion(brand)}/${name}`;
}

/** "192x192"; of one without pixels "any". */
export function iconSizes(name: IconName): string {
  return ICONS[name].sizes.map((size) => `${size}x${size}`).join(" ") || "any";
}

/**
 * The brand's icon as it looks now. Under its own version it is kept for ever; without one, or under that of an older look, which
 * a phone may still have, for a few minutes.
 */
export async function iconAnswer(name: IconName, version?: string): Promise<Response> {
  const brand = await getRequestBrand();
  if (!brand) notFound();
  const icon = await drawIcon(brand, name);
  const forEver = version === iconVersion(brand);
  return new Response(Uint8Array.from(icon), {
    headers: {
      "content-type": ICONS[name].type,
      "cache-control": forEver ? "public, max-age=31536000, immutable" : "public, max-age=300",
    },
  });
}
