import { wcagContrast } from "culori";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveTheme } from "@/lib/brands/theme";
import { themeCss } from "@/lib/brands/theme-css";
import { BACKGROUNDS, MODES, NEUTRALS } from "@/lib/brands/theme-palette";
import { brandThemeSchema, DEFAULT_THEME } from "@/lib/brands/theme-schema";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

describe("a brand of any colour", () => {
  it("stays readable in both modes", () => {
    fc.assert(
      fc.property(anyColor, (brandColor) => {
        const theme = deriveTheme({ brandColor });
        for (const mode of MODES) {
          const colors = theme[mode];
          const backgrounds = [...BACKGROUNDS.map((name) => NEUTRALS[mode][name]), colors.brandSoft];
          expect(colors.brand).toBe(brandColor);
          expect(wcagContrast(colors.brand, colors.onBrand)).toBeGreaterThanOrEqual(4.5);
          expect(wcagContrast(colors.brandHover, colors.onBrand)).toBeGreaterThanOrEqual(4.5);
          expect(colors.brandHover).not.toBe(colors.brand);
          for (const background of backgrounds) {
            expect(wcagContrast(colors.brandText, background)).toBeGreaterThanOrEqual(4.5);
            expect(wcagContrast(colors.brandEdge, background)).toBeGreaterThanOrEqual(3);
          }
          expect(wcagContrast(NEUTRALS[mode].text, colors.brandSoft)).toBeGreaterThanOrEqual(4.5);
          expect(wcagContrast(NEUTRALS[mode].textMuted, colors.brandSoft)).toBeGreaterThanOrEqual(4.5);
        }
        const { mail } = theme;
        expect(wcagContrast(mail.brandText, mail.surface)).toBeGreaterThanOrEqual(4.5);
        expect(wcagContrast(mail.onBrand, mail.brand)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 400, examples: [["#000000"], ["#ffffff"], ["#ffff00"], ["#777777"], ["#0000ff"]] },
    );
  });

  it("keeps a colour that needs no help, and says what it changed otherwise", () => {
    const navy = deriveTheme({ brandColor: "#1f3a6e" });
    expect(navy.light.brandText).toBe("#1f3a6e");
    expect(navy.adjustments.filter(({ mode }) => mode === "light")).toEqual([]);
    const yellow = deriveTheme({ brandColor: "#ffd400" });
    const change = yellow.adjustments.find(({ mode, token }) => mode === "light" && token === "brandText");
    expect(change).toMatchObject({ from: "#ffd400", to: yellow.light.brandText, required: 4.5 });
    expect(change?.contrastBefore).toBeLessThan(2);
    expect(yellow.dark.brandText).toBe("#ffd400");
  });

  it("refuses what is not a colour", () => {
    expect(() => deriveTheme({ brandColor: "red" })).toThrow(RangeError);
    expect(() => deriveTheme({ brandColor: "#12345" })).toThrow(RangeError);
  });
});

describe("colours every brand shares", () => {
  it.each(MODES)("reach their contrast, %s", (mode) => {
    const n = NEUTRALS[mode];
    for (const background of BACKGROUNDS.map((name) => n[name])) {
      for (const text of [n.text, n.textMuted, n.success, n.warning, n.danger, n.info]) {
        expect(wcagContrast(text, background)).toBeGreaterThanOrEqual(4.5);
      }
      expect(wcagContrast(n.borderStrong, background)).toBeGreaterThanOrEqual(3);
    }
    for (const tone of ["success", "warning", "danger", "info"] as const) {
      expect(wcagContrast(n[tone], n[`${tone}Soft`])).toBeGreaterThanOrEqual(4.5);
      expect(wcagContrast(n.text, n[`${tone}Soft`])).toBeGreaterThanOrEqual(4.5);
    }
    expect(wcagContrast(n.onDanger, n.dangerFill)).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(n.onDanger, n.dangerFillHover)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the style sheet", () => {
  it("carries both modes and nothing but values", () => {
    const css = themeCss({ brandColor: "#ff6600", radius: 8, font: "geist" });
    expect(css).toContain("--brand:#ff6600");
    expect(css).toContain("--radius:8px");
    expect(css).toContain(":root[data-theme=dark]{color-scheme:dark");
    expect(css).not.toMatch(/[<>]|undefined|NaN/);
  });

  it("is chosen from a closed schema", () => {
    expect(brandThemeSchema.safeParse(DEFAULT_THEME).success).toBe(true);
    expect(brandThemeSchema.parse({ ...DEFAULT_THEME, brandColor: "#ABCDEF" }).brandColor).toBe("#abcdef");
    expect(brandThemeSchema.safeParse({ ...DEFAULT_THEME, brandColor: "red;}</style>" }).success).toBe(false);
    expect(brandThemeSchema.safeParse({ ...DEFAULT_THEME, font: "url(x)" }).success).toBe(false);
  });
});
