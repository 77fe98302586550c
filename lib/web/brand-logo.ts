/** The answer with a brand's logo, on the brand's host, to whoever opens a page or a mail of it. */
import { getBrandLogo } from "@/lib/brands/get-brand-logo";
import { MODES } from "@/lib/brands/theme-palette";
import { getRequestBrand } from "./brand";
import { getCtx } from "./ctx";

/**
 * "light-3fXa0pQz1k.png": that picture, to be kept for ever. Of an older version, which an old mail still names, today's picture,
 * to be kept for a few minutes.
 */
export async function logoAnswer(file: string): Promise<Response> {
  const brand = await getRequestBrand();
  const [, named, version] = /^([a-z]+)-([\w-]+)\.png$/.exec(file) ?? [];
  const mode = MODES.find((one) => one === named);
  const picture = mode && brand?.logo?.[mode];
  const png = picture ? await getBrandLogo(await getCtx(), { mode }) : null;
  if (!picture || !png) return new Response(null, { status: 404 });
  const forEver = picture.version === version;
  return new Response(Uint8Array.from(png), {
    headers: {
      "content-type": "image/png",
      "cache-control": forEver ? "public, max-age=31536000, immutable" : "public, max-age=300",
    },
  });
}
