/** What of the package is used here; it brings no types. */
declare module "fontkit" {
  interface Glyph {
    readonly path: {
      readonly bbox: { readonly minX: number; readonly maxX: number };
      toSVG(): string;
    };
  }
  interface Font {
    readonly capHeight: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }
  export function openSync(file: string): Font;
}
