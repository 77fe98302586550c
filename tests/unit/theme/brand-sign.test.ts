import { describe, expect, it } from "vitest";
import { iconVersion } from "@/lib/brands/brand-icons";
import { brandSign } from "@/lib/brands/brand-sign";
import { DEFAULT_THEME } from "@/lib/brands/theme-schema";

const brand = (name: string, brandColor = "#ffcc00") => ({ name, theme: { ...DEFAULT_THEME, brandColor } });
const boxOf = (svg: string) => /matrix\((\S+) 0 0 (\S+) (\S+) (\S+)\)/.exec(svg)?.slice(1).map(Number);

describe("the brand's sign", () => {
  it("is the first letter or digit, readable on the brand's colour", () => {
    const sign = brandSign(brand("  »sonne"), "round");
    expect(sign).toContain('fill="#ffcc00"');
    expect(sign).toContain('<path transform="matrix(');
    expect(sign).toContain('fill="#000000"');
    expect(sign).toBe(brandSign(brand("Sonne"), "round"));
    expect(brandSign(brand("7 Meere"), "round")).not.toBe(brandSign(brand("Meere"), "round"));
  });

  it("is a plain square where nothing can be drawn", () => {
    for (const name of ["", "…", "日本"]) {
      expect(brandSign(brand(name), "round")).not.toContain("<path");
    }
  });

  it("leaves the outer fifth of a maskable icon to the phone, even beside the widest letter", () => {
    const svg = brandSign(brand("Wunder"), "maskable");
    const [scale = 0, , x = 0, y = 0] = boxOf(svg) ?? [];
    // The letter's corners lie within the circle that no phone cuts: two fifths of the side around the middle.
    const [minX, maxX, capHeight] = [37, 978, 710];
    for (const [cornerX, cornerY] of [
      [x + minX * scale, y],
      [x + maxX * scale, y - capHeight * scale],
    ] as const) {
      expect(Math.hypot(cornerX - 256, cornerY - 256)).toBeLessThan(0.4 * 512);
    }
    expect(svg).not.toContain('rx="112"');
  });

  it("has another version in another colour or of another letter, and the same for the same look", () => {
    const versions = [brand("Sonne"), brand("Sonne", "#123456"), brand("Mond"), brand("Salz")].map(
      iconVersion,
    );
    expect(new Set(versions).size).toBe(3);
    expect(versions[3]).toBe(versions[0]);
  });
});
