import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { withPlatform } from "@/db/brand";
import { brandHost } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { createKey } from "@/lib/accounts/create-key";
import { createApi } from "@/lib/api/app";
import { brandDirectory } from "@/lib/brands";
import { brandOrigin } from "@/lib/brands/brand-origin";
import { getBrandLogo } from "@/lib/brands/get-brand-logo";
import type { LogoPicture } from "@/lib/brands/logo-schema";
import { removeBrandLogo } from "@/lib/brands/remove-brand-logo.process";
import { setBrandLogo } from "@/lib/brands/set-brand-logo.process";
import type { Ctx } from "@/lib/core/ctx";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeUser } from "@/tests/factories/make-user";

const paint = (color: string, width = 400, height = 100) =>
  sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer();

async function makeHouse(): Promise<{ brand: TestBrand; owner: Ctx; manager: Ctx }> {
  const brand = await makeBrand();
  await withPlatform("a brand is known by its host", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host: `${brand.facts.slug}.example`, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const owner = await makeUser(brand, { kind: "operator", role: "owner" });
  const manager = await makeUser(brand, { kind: "operator", role: "manager" });
  return { brand, owner, manager };
}

const logoOf = async (brand: TestBrand) => (await brandDirectory().findById(brand.id))?.logo;
const pixelOf = async (ctx: Ctx, mode: "light" | "dark") => {
  const png = await getBrandLogo(ctx, { mode });
  return png && [...(await sharp(png).raw().toBuffer()).subarray(0, 3)];
};

let home: Awaited<ReturnType<typeof makeHouse>>;
beforeEach(async () => {
  home = await makeHouse();
});

describe("a brand's logo", () => {
  it("is set for light pages, then for dark ones, and replaced: the look names what is there at once", async () => {
    const { brand, owner } = home;
    expect(await logoOf(brand)).toBeNull();
    const light = await setBrandLogo(owner, { mode: "light", file: await paint("#ff0000") });
    expect(light).toMatchObject({ width: 384, height: 96 });
    expect(await logoOf(brand)).toEqual({ light, dark: null });
    const dark = await setBrandLogo(owner, { mode: "dark", file: await paint("#00ff00") });
    expect(await logoOf(brand)).toEqual({ light, dark });
    const next = await setBrandLogo(owner, { mode: "light", file: await paint("#0000ff", 2000, 100) });
    expect(next).toMatchObject({ width: 480, height: 24 });
    expect(next.version).not.toBe(light.version);
    expect(await logoOf(brand)).toEqual({ light: next, dark });
    expect(await pixelOf(owner, "light")).toEqual([0, 0, 255]);
    expect(await pixelOf(owner, "dark")).toEqual([0, 255, 0]);
  });

  it("is worn by the brand's mails, at its address on the brand's host", async () => {
    const { version } = await setBrandLogo(home.owner, { mode: "light", file: await paint("#ff0000") });
    const brand = await brandDirectory().findById(home.brand.id);
    if (!brand) throw new Error("the brand is gone");
    expect(mailBrand(brand).logo).toEqual({
      url: `${brandOrigin(brand.primaryHost)}/logos/light-${version}.png`,
      width: 128,
      height: 32,
    });
  });

  it("for dark pages does not come alone, and goes with the one for light pages", async () => {
    const { brand, owner } = home;
    await expect(setBrandLogo(owner, { mode: "dark", file: await paint("#000000") })).rejects.toMatchObject({
      reason: "brand.logo_light_first",
    });
    await setBrandLogo(owner, { mode: "light", file: await paint("#111111") });
    await setBrandLogo(owner, { mode: "dark", file: await paint("#222222") });
    expect(await removeBrandLogo(owner, { mode: "dark" })).toEqual({ removed: true });
    expect(await logoOf(brand)).toMatchObject({ dark: null });
    await setBrandLogo(owner, { mode: "dark", file: await paint("#222222") });
    await removeBrandLogo(owner, { mode: "light" });
    expect(await logoOf(brand)).toBeNull();
    expect([await pixelOf(owner, "light"), await pixelOf(owner, "dark")]).toEqual([null, null]);
    expect(await removeBrandLogo(owner, { mode: "light" })).toEqual({ removed: false });
  });

  it("is drawn anew from an SVG: sharp, and nothing of its file but the picture", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" onload="alert(1)"><script>alert(2)</script>' +
      '<rect width="20" height="10" fill="#e8a100"/></svg>';
    const set: LogoPicture = await setBrandLogo(home.owner, { mode: "light", file: Buffer.from(svg) });
    expect(set).toMatchObject({ width: 192, height: 96 });
    const png = await getBrandLogo(home.owner, { mode: "light" });
    expect(png?.subarray(1, 4).toString()).toBe("PNG");
    expect(await pixelOf(home.owner, "light")).toEqual([232, 161, 0]);
  });

  it.each([
    ["nothing", Buffer.alloc(0), "brand.logo_missing"],
    ["no picture", Buffer.from("hello"), "brand.logo_unreadable"],
    ["a broken picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "brand.logo_unreadable"],
    ["too large a file", Buffer.alloc(1_000_001), "brand.logo_too_large"],
  ])("refuses %s, and leaves what was there", async (_what, file, reason) => {
    const light = await setBrandLogo(home.owner, { mode: "light", file: await paint("#ff0000") });
    await expect(setBrandLogo(home.owner, { mode: "light", file })).rejects.toMatchObject({
      code: "invalid",
      reason,
      details: { errors: [{ field: "file" }] },
    });
    expect(await logoOf(home.brand)).toEqual({ light, dark: null });
  });

  it("is its owner's to set, everybody's of the brand to see, and no other brand's", async () => {
    const { brand, owner, manager } = home;
    const file = await paint("#ff0000");
    const { id: buyerId } = await makeBuyer(brand);
    const buyer = await makeUser(brand, { kind: "buyer", buyerId, role: "owner" });
    for (const ctx of [manager, buyer]) {
      await expect(setBrandLogo(ctx, { mode: "light", file })).rejects.toMatchObject({ code: "forbidden" });
      await expect(removeBrandLogo(ctx, { mode: "light" })).rejects.toMatchObject({ code: "forbidden" });
    }
    await setBrandLogo(owner, { mode: "light", file });
    for (const ctx of [owner, manager, buyer, { ...owner, actor: { kind: "anonymous" as const } }]) {
      expect(await pixelOf(ctx, "light")).toEqual([255, 0, 0]);
    }
    const other = await makeHouse();
    expect(await pixelOf(other.owner, "light")).toBeNull();
    await removeBrandLogo(other.owner, { mode: "light" });
    await setBrandLogo(other.owner, { mode: "light", file: await paint("#00ff00") });
    expect(await pixelOf(owner, "light")).toEqual([255, 0, 0]);
    expect((await logoOf(brand))?.light.version).not.toBe((await logoOf(other.brand))?.light.version);
  });
});

describe("by the API", () => {
  it("an owner's key sets and removes it", async () => {
    const { brand, owner, manager } = home;
    const ask = async (ctx: Ctx, method: string, body?: object) => {
      const { apiKey } = await createKey(ctx, { name: "logo" });
      return createApi().request("/api/v1/brand/logos/light", {
        method,
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
    };
    const file = (await paint("#ff0000")).toString("base64");
    const set = await ask(owner, "PUT", { file });
    expect(set.status).toBe(200);
    const version = (await logoOf(brand))?.light.version;
    expect(await set.json()).toEqual({
      mode: "light",
      path: `/logos/light-${version}.png`,
      width: 384,
      height: 96,
    });
    expect((await ask(owner, "PUT", { file: "aGVsbG8=" })).status).toBe(422);
    expect((await ask(owner, "PUT", {})).status).toBe(422);
    expect((await ask(manager, "PUT", { file })).status).toBe(403);
    expect(await (await ask(owner, "DELETE")).json()).toEqual({ removed: true });
    expect(await logoOf(brand)).toBeNull();
  });
});
