/** What a tab and a home screen show: each brand's own, of the size it says. Plain HTTP against the build. */
import { type APIRequestContext, expect, test } from "@playwright/test";
import sharp from "sharp";
import { type WorldBrand, world } from "./world";

const { sonne, prairie, port } = world();
const base = `http://127.0.0.1:${port}`;

interface Manifest {
  readonly name: string;
  readonly icons: readonly { src: string; sizes: string; type: string; purpose: string }[];
}

async function get(request: APIRequestContext, brand: WorldBrand, path: string) {
  const answer = await request.get(base + path, { headers: { host: new URL(brand.origin).host } });
  expect([path, answer.status()]).toEqual([path, 200]);
  return { headers: answer.headers(), body: await answer.body() };
}

const manifestOf = async (request: APIRequestContext, brand: WorldBrand): Promise<Manifest> =>
  JSON.parse((await get(request, brand, "/manifest.webmanifest")).body.toString()) as Manifest;

for (const brand of [sonne, prairie]) {
  test(`${brand.slug}: every icon of the manifest and the page is there, of its stated kind and size`, async ({
    request,
  }) => {
    const manifest = await manifestOf(request, brand);
    expect(manifest.name).toBe(brand.name);
    const html = (await get(request, brand, "/sign-in")).body.toString();
    const links = [
      ...html.matchAll(/<link rel="(?:apple-touch-)?icon" href="([^"]+)"[^>]* sizes="([^"]+)"/g),
    ];
    const linked = links.map(([, src = "", sizes = ""]) => ({ src, sizes, type: undefined }));
    expect(linked).toHaveLength(3);
    for (const scheme of ["light", "dark"]) {
      expect(html).toMatch(new RegExp(`<meta name="theme-color" content="#\\w{6}" media="[^"]*${scheme}`));
    }
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
      expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]),
    );
    for (const { src, sizes, type } of [...manifest.icons, ...linked]) {
      const { headers, body } = await get(request, brand, src);
      if (type) expect(headers["content-type"]).toBe(type);
      expect(headers["cache-control"]).toContain("immutable");
      expect(headers["content-type"] + body.toString("latin1")).not.toMatch(/fairlead/i);
      for (const [i, size] of sizes.split(" ").entries()) {
        if (size === "any") continue;
        // The pictures of an .ico lie in it as they are, where its directory says.
        const picture = src.endsWith(".ico") ? body.subarray(body.readUInt32LE(6 + 16 * i + 12)) : body;
        const { format, width, height } = await sharp(picture).metadata();
        expect([src, format, `${width}x${height}`]).toEqual([src, "png", size]);
      }
    }
  });
}

test("each brand shows its own sign, under the other's address too", async ({ request }) => {
  const [ours, theirs] = [await manifestOf(request, sonne), await manifestOf(request, prairie)];
  for (const [i, { src }] of ours.icons.entries()) {
    const other = theirs.icons[i]?.src ?? "";
    expect(other).not.toBe(src);
    const mine = (await get(request, sonne, src)).body;
    expect((await get(request, prairie, other)).body.equals(mine)).toBe(false);
    // A phone may still ask for the icon of an older look: it gets today's, and asks again soon.
    const old = await get(request, sonne, other);
    expect(old.body.equals(mine)).toBe(true);
    expect(old.headers["cache-control"]).toBe("public, max-age=300");
  }
  const unasked = await get(request, sonne, "/favicon.ico");
  expect(unasked.headers["content-type"]).toBe("image/x-icon");
});
