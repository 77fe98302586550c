import { createHash } from "node:crypto";
import sharp from "sharp";
import { AppError } from "@/lib/core/errors";
import { LOGO_ROOM, type LogoPicture } from "./logo-schema";

export interface DrawnLogo extends LogoPicture {
  readonly png: Buffer;
}

/** Sharp on screens with three pixels to one. */
const HIGHEST = LOGO_ROOM.height * 3;
const WIDEST = LOGO_ROOM.width * 3;
const FORMATS = new Set<string | undefined>(["png", "jpeg", "webp", "svg"]);
const MOST_PIXELS = 40_000_000;
/** What an SVG is drawn at when it says its size in CSS pixels, and the finest that it is drawn at. */
const DENSITY = 72;
const FINEST = 2_400;

/**
 * A PNG of our own making from a PNG, JPEG, WebP or SVG file: whatever the file held besides its picture stays behind, and an
 * SVG's scripts and links with it.
 * @throws AppError invalid brand.logo_unreadable
 */
export async function drawLogo(file: Uint8Array): Promise<DrawnLogo> {
  try {
    const { format, width = 0, height = 0 } = await sharp(file, { limitInputPixels: MOST_PIXELS }).metadata();
    if (!FORMATS.has(format) || width < 1 || height < 1)
      throw new Error(`a ${format} of ${width} × ${height}`);
    const scale = Math.min(HIGHEST / height, WIDEST / width);
    const density = format === "svg" ? Math.min(FINEST, Math.max(DENSITY, DENSITY * scale)) : undefined;
    const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, ...(density && { density }) })
      .autoOrient()
      .resize({ width: WIDEST, height: HIGHEST, fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    const version = createHash("sha256").update(data).digest("base64url").slice(0, 10);
    return { png: data, version, width: info.width, height: info.height };
  } catch (error) {
    const message = "This file is no picture that can be read: a PNG, JPEG, WebP or SVG is.";
    throw new AppError("invalid", "brand.logo_unreadable", {
      message,
      cause: error,
      errors: [{ field: "file", code: "logo_unreadable", message }],
    });
  }
}
