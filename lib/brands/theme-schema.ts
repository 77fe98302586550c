/** What a brand may choose of its looks. Everything else is derived (see `theme.ts`). */
import * as z from "zod";

export const BRAND_FONTS = ["geist", "system", "serif"] as const;
export type BrandFont = (typeof BRAND_FONTS)[number];

export const brandThemeSchema = z.object({
  /** "#rrggbb"; any colour: contrast is derived, never demanded. */
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .transform((hex) => hex.toLowerCase()),
  /** Corner radius of cards, in CSS pixels; smaller parts take a share of it. */
  radius: z.number().int().min(0).max(20),
  font: z.enum(BRAND_FONTS),
});
export type BrandTheme = z.output<typeof brandThemeSchema>;

/** The sign of a brand without a logo: the first letter or digit of its name; nothing where there is none. */
export function initialOf(name: string): string {
  return name.match(/\p{L}|\p{N}/u)?.[0]?.toUpperCase() ?? "";
}

/** Worn where no brand is known (unknown host, first start). A plain ink blue that belongs to nobody. */
export const DEFAULT_THEME: BrandTheme = { brandColor: "#2f4a7d", radius: 10, font: "geist" };
