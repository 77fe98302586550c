/**
 * The brand's sign: the first letter of its name on its colour. The letter is drawn as an outline, so that it looks the same in
 * every browser and on a machine without a single font.
 */
import { openSync } from "fontkit";
import { singleton } from "@/lib/core/registry";
import { typeface } from "@/lib/runtime/typeface";
import { deriveTheme } from "./theme";
import { type BrandTheme, initialOf } from "./theme-schema";

export interface SignedBrand {
  readonly name: string;
  readonly theme: BrandTheme;
}

/** "round": its own corners. "full": the phone cuts the corners. "maskable": the phone cuts any shape; all that counts is inside. */
export type SignShape = "round" | "full" | "maskable";

const SIDE = 512;
const CORNER = 112;
/** Height of a capital letter. Of a maskable icon the outer fifth may be cut off. */
const LETTER: Readonly<Record<SignShape, number>> = { round: 226, full: 226, maskable: 186 };

/** As SVG. A letter that the typeface lacks is left out: a plain square of the brand's colour. */
export function brandSign({ name, theme }: SignedBrand, shape: SignShape): string {
  const { brand: fill, onBrand } = deriveTheme(theme).light;
  const corner = shape === "round" ? CORNER : 0;
  const square = `<rect width="${SIDE}" height="${SIDE}" rx="${corner}" fill="${fill}"/>`;
  const letter = letterOf(initialOf(name), LETTER[shape], onBrand);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${square}${letter}</svg>`;
}

/** In the middle: across by its own width, up and down by the height of capitals, so that dots of an Ä move nothing. */
function letterOf(initial: string, height: number, fill: string): string {
  const font = singleton("sign-font", () => openSync(typeface("Bold")));
  const codePoint = initial.codePointAt(0);
  if (codePoint === undefined || !font.hasGlyphForCodePoint(codePoint)) return "";
  const { path } = font.glyphForCodePoint(codePoint);
  const scale = height / font.capHeight;
  const x = (SIDE - (path.bbox.minX + path.bbox.maxX) * scale) / 2;
  const y = (SIDE + height) / 2;
  const place = [scale, 0, 0, -scale, x, y].map((value) => Number(value.toFixed(4))).join(" ");
  return `<path transform="matrix(${place})" fill="${fill}" d="${path.toSVG()}"/>`;
}
