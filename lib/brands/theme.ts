/**
 * From one brand colour to every colour the interface needs, readable whatever the colour is. Pure; server only (culori).
 *
 * The fill of buttons is the brand's colour as given, with pure black or white on it (one of the two always reaches
 * 4.58 : 1). Text in the brand's colour and rings keep its hue and move in OKLCH lightness until they reach 4.5 : 1 and
 * 3 : 1 on every background. Contrast is measured on the rounded hex that is sent, not on the exact colour.
 */
import { clampChroma, formatHex, type Oklch, oklch, wcagContrast } from "culori";
import { BACKGROUNDS, MODES, type Mode, NEUTRALS } from "./theme-palette";
import type { BrandTheme } from "./theme-schema";

export const TEXT_CONTRAST = 4.5;
export const EDGE_CONTRAST = 3;

export interface BrandColors {
  /** Filled buttons and marks: the brand's colour itself. */
  readonly brand: string;
  readonly brandHover: string;
  /** Text on the two above. */
  readonly onBrand: string;
  /** Text and links in the brand's colour, on any background and on `brandSoft`. */
  readonly brandText: string;
  /** A tint behind what is selected. */
  readonly brandSoft: string;
  /** Focus rings, edges of filled buttons, lines of charts: 3 : 1 on any background. */
  readonly brandEdge: string;
}

/** Something that had to differ from the colour the operator chose, to show beside the setting. */
export interface ThemeAdjustment {
  readonly mode: Mode;
  readonly token: "brandText" | "brandEdge";
  readonly from: string;
  readonly to: string;
  /** Lowest contrast over the backgrounds, of the chosen and of the used colour. */
  readonly contrastBefore: number;
  readonly contrastAfter: number;
  readonly required: number;
}

/** Plain hex for mail, which knows neither custom properties nor dark mode. */
export interface MailColors {
  readonly brand: string;
  readonly onBrand: string;
  readonly brandText: string;
  readonly page: string;
  readonly surface: string;
  readonly border: string;
  readonly text: string;
  readonly textMuted: string;
}

export interface DerivedTheme {
  readonly light: BrandColors;
  readonly dark: BrandColors;
  readonly adjustments: readonly ThemeAdjustment[];
  readonly mail: MailColors;
}

/** Everything derived from a brand's colour. `brandColor` is "#rrggbb"; anything else throws RangeError. */
export function deriveTheme(theme: Pick<BrandTheme, "brandColor">): DerivedTheme {
  const base = oklch(theme.brandColor);
  if (!base || !/^#[0-9a-f]{6}$/i.test(theme.brandColor)) {
    throw new RangeError(`not a colour: ${theme.brandColor}`);
  }
  const brand = theme.brandColor.toLowerCase();
  const adjustments: ThemeAdjustment[] = [];
  const [light, dark] = MODES.map((mode) => deriveMode(brand, base, mode, adjustments)) as [
    BrandColors,
    BrandColors,
  ];
  const { page, surface, border, text, textMuted } = NEUTRALS.light;
  const mail = {
    brand,
    onBrand: light.onBrand,
    brandText: light.brandText,
    page,
    surface,
    border,
    text,
    textMuted,
  };
  return { light, dark, adjustments, mail };
}

function deriveMode(brand: string, base: Oklch, mode: Mode, adjustments: ThemeAdjustment[]): BrandColors {
  const onBrand = wcagContrast(brand, "#ffffff") >= wcagContrast(brand, "#000000") ? "#ffffff" : "#000000";
  const brandSoft =
    mode === "light"
      ? toHex({ ...base, l: 0.95, c: Math.min(base.c * 0.25, 0.035) })
      : toHex({ ...base, l: 0.27, c: Math.min(base.c * 0.4, 0.05) });
  const backgrounds = [...BACKGROUNDS.map((name) => NEUTRALS[mode][name]), brandSoft];
  const away = mode === "light" ? 0 : 1;
  const readable = (token: ThemeAdjustment["token"], required: number): string => {
    const to = moveUntil(brand, base, away, (hex) => lowestContrast(hex, backgrounds) >= required);
    if (to !== brand) {
      adjustments.push({
        mode,
        token,
        from: brand,
        to,
        contrastBefore: lowestContrast(brand, backgrounds),
        contrastAfter: lowestContrast(to, backgrounds),
        required,
      });
    }
    return to;
  };
  return {
    brand,
    brandHover: hoverOf(base, onBrand),
    onBrand,
    brandText: readable("brandText", TEXT_CONTRAST),
    brandSoft,
    brandEdge: readable("brandEdge", EDGE_CONTRAST),
  };
}

/** The colour itself where it passes, else the nearest lightness towards `limit` (0 black, 1 white) that does. */
function moveUntil(hex: string, base: Oklch, limit: 0 | 1, passes: (hex: string) => boolean): string {
  if (passes(hex)) return hex;
  let failing = base.l;
  let passing: number = limit;
  let best = limit === 0 ? "#000000" : "#ffffff";
  for (let step = 0; step < 12; step++) {
    const l = (failing + passing) / 2;
    const candidate = toHex({ ...base, l });
    if (passes(candidate)) {
      passing = l;
      best = candidate;
    } else {
      failing = l;
    }
  }
  return best;
}

/** Moves away from the text's colour, so that contrast only grows; at the end of the scale a little towards it. */
function hoverOf(base: Oklch, onBrand: string): string {
  const away = onBrand === "#ffffff" ? -1 : 1;
  const room = away < 0 ? base.l : 1 - base.l;
  return toHex({ ...base, l: room > 0.12 ? base.l + away * 0.06 : base.l - away * 0.14 });
}

function lowestContrast(hex: string, backgrounds: readonly string[]): number {
  return Math.min(...backgrounds.map((background) => wcagContrast(hex, background)));
}

function toHex(color: Oklch): string {
  return formatHex(clampChroma({ ...color, l: Math.min(1, Math.max(0, color.l)) }, "oklch"));
}
