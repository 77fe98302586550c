import { describe, expect, it } from "vitest";
import { type KnownBrand, makeDirectory } from "@/lib/brands/brand-directory";
import { DEFAULT_THEME } from "@/lib/brands/theme-schema";
import { newId } from "@/lib/core/id";

function known(host: string): KnownBrand {
  return {
    id: newId("brand"),
    slug: host,
    name: host,
    legalName: host,
    currency: "EUR",
    timeZone: "Europe/Berlin",
    locale: "en",
    country: "DE",
    theme: DEFAULT_THEME,
    logo: null,
    mailFrom: "a@example.org",
    primaryHost: host,
    hosts: [host],
  };
}

function setUp() {
  const world = { brands: [known("a")], reads: 0, now: 0, broken: false };
  const directory = makeDirectory(
    async () => {
      world.reads++;
      if (world.broken) throw new Error("the database is away");
      return world.brands;
    },
    { now: () => world.now, onStale: () => undefined },
  );
  return { world, directory };
}

describe("the directory of brands", () => {
  it("reads once for any number of askers", async () => {
    const { world, directory } = setUp();
    const found = await Promise.all([directory.findByHost("a"), directory.findByHost("a"), directory.list()]);
    expect(found[0]?.slug).toBe("a");
    expect(world.reads).toBe(1);
  });

  it("finds a new brand by its unknown host at once, but asks for made-up hosts once a second at most", async () => {
    const { world, directory } = setUp();
    await directory.list();
    world.brands = [...world.brands, known("b")];
    world.now = 1_500;
    expect((await directory.findByHost("b"))?.slug).toBe("b");
    for (let i = 0; i < 50; i++) expect(await directory.findByHost(`made-up-${i}`)).toBeNull();
    expect(world.reads).toBe(2);
  });

  it("answers from what it knows while it reads again, and while it cannot", async () => {
    const { world, directory } = setUp();
    await directory.list();
    world.broken = true;
    world.now = 10_000;
    expect((await directory.findByHost("a"))?.slug).toBe("a");
    expect((await directory.findByHost("a"))?.slug).toBe("a");
    world.broken = false;
    world.brands = [];
    await directory.refresh();
    expect(await directory.findByHost("a")).toBeNull();
  });

  it("is not known at all where it could never be read", async () => {
    const { world, directory } = setUp();
    world.broken = true;
    await expect(directory.findByHost("a")).rejects.toThrow("away");
    world.broken = false;
    expect((await directory.findByHost("a"))?.slug).toBe("a");
  });
});
