/** The brand's logo as tokens of its look; the pictures themselves are in `brand_logo`. Client-safe. */
import * as z from "zod";

/** For light pages, and for dark ones where the first does not do. */
export const LOGO_MODES = ["light", "dark"] as const;
export type LogoMode = (typeof LOGO_MODES)[number];

/** Bytes of a file that is taken. */
export const MAX_LOGO_BYTES = 1_000_000;
/** How high it is shown, in CSS pixels. */
export const LOGO_HEIGHT = 32;

const pictureSchema = z.object({
  /** Another picture, another version. */
  version: z.string(),
  /** Pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type LogoPicture = z.output<typeof pictureSchema>;

/** null: the brand has none, and its name stands in its place. */
export const brandLogoSchema = z
  .object({ light: pictureSchema, dark: pictureSchema.nullish().transform((dark) => dark ?? null) })
  .nullable();
export type BrandLogo = z.output<typeof brandLogoSchema>;

/** "/logos/light-3fXa0pQz1k.png": on the brand's host. */
export function logoHref(mode: LogoMode, { version }: Pick<LogoPicture, "version">): string {
  return `/logos/${mode}-${version}.png`;
}

/** How wide it is shown, in CSS pixels. */
export function logoWidth({ width, height }: LogoPicture): number {
  return Math.max(1, Math.round((width * LOGO_HEIGHT) / height));
}
