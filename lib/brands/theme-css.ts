/**
 * A brand's looks as one style sheet of custom properties, written into the page by the server: light, dark by the
 * system's wish, and both again by choice (`data-theme` on the root element). Only derived hex values and numbers reach
 * the text, so a brand cannot smuggle CSS in.
 */
import { type BrandColors, deriveTheme } from "./theme";
import { type Mode, NEUTRALS } from "./theme-palette";
import type { BrandFont, BrandTheme } from "./theme-schema";

const FONTS: Readonly<Record<BrandFont, string>> = {
  geist: "var(--font-geist-sans),var(--font-system)",
  system: "var(--font-system)",
  serif: "ui-serif,Charter,Cambria,Georgia,serif",
};

// Pages ask on every request; a brand's theme changes about never.
const cache = new Map<string, string>();
const CACHE_SIZE = 500;

/** The style sheet of a theme, about 3 kB. */
export function themeCss(theme: BrandTheme): string {
  const key = `${theme.brandColor}/${theme.radius}/${theme.font}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const derived = deriveTheme(theme);
  const light = declarations("light", derived.light);
  const dark = declarations("dark", derived.dark);
  const radius = Math.min(20, Math.max(0, Math.round(theme.radius)));
  const css =
    `:root{--radius:${radius}px;--font-brand:${FONTS[theme.font]};${light}}` +
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}` +
    `:root[data-theme=dark]{${dark}}` +
    // Paper is white whatever the screen was.
    `@media print{:root:root{${light}}}`;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, css);
  return css;
}

function declarations(mode: Mode, brand: BrandColors): string {
  const all = Object.entries({ ...NEUTRALS[mode], ...brand });
  return `color-scheme:${mode};${all.map(([name, hex]) => `--${kebab(name)}:${hex}`).join(";")}`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
