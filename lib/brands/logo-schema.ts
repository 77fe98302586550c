/** The brand's logo as tokens of its look; the pictures themselves are in `brand_logo`. Client-safe. */
import * as z from "zod";
import type { Mode } from "./theme-palette";

/** For light pages, and for dark ones where the first does not do. */
export { MODES as LOGO_MODES, type Mode as LogoMode } from "./theme-palette";

/** Bytes of a file that is taken. */
export const MAX_LOGO_BYTES = 1_000_000;
/** What it is fitted into where it is shown, in CSS pixels. */
export const LOGO_ROOM = { width: 160, height: 32 } as const;

const pictureSchema = z.object({
  /** Another picture, another version. */
  version: z.string(),
  /** Pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type LogoPicture = z.output<typeof pictureSchema>;

const logoSchema = z
  .object({ light: pictureSchema, dark: pictureSchema.nullish().transform((dark) => dark ?? null) })
  .nullable();
/** null: the brand has none, and its name stands in its place. */
export type BrandLogo = z.output<typeof logoSchema>;

/** The logo that a brand's stored theme names. */
export function logoOfTheme(theme: unknown): BrandLogo {
  return z.object({ logo: logoSchema }).catch({ logo: null }).parse(theme).logo;
}

/** "/logos/light-3fXa0pQz1k.png": on the brand's host. */
export function logoHref(mode: Mode, { version }: Pick<LogoPicture, "version">): string {
  return `/logos/${mode}-${version}.png`;
}

/** How large it is shown, in CSS pixels: as high as there is room, a wide one lower. */
export function logoSize({ width, height }: Pick<LogoPicture, "width" | "height">) {
  const scale = Math.min(LOGO_ROOM.width / width, LOGO_ROOM.height / height);
  const shown = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { width: shown(width), height: shown(height) };
}
