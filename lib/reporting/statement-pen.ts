/** A pen over a document's pages: text that begins or ends at a place, paragraphs one under the other, lines across. */
import { typeface } from "@/lib/runtime/typeface";

export const MARGIN = 48;
export const SMALL = 8;
export const BODY = 9;
/** Digits of one width, so that amounts stand below each other. */
const DIGITS: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

export class Pen {
  /** How far down the page is written. */
  y = 0;
  /** Of the page without its margins. */
  readonly width: number;
  private readonly widths = new Map<string, number>();

  constructor(private readonly doc: PDFKit.PDFDocument) {
    doc.registerFont("regular", typeface("Regular"));
    doc.registerFont("bold", typeface("SemiBold"));
    this.width = doc.page.width - 2 * MARGIN;
  }

  paragraph(font: string, size: number, color: string, text: string): void {
    const { doc, width } = this;
    doc.font(font).fontSize(size).fillColor(color).text(text, MARGIN, this.y, { width });
    this.y = doc.y + 3;
  }

  text(font: string, size: number, color: string, text: string, x: number, y: number): void {
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, y, { lineBreak: false, features: DIGITS });
  }

  /** Ends at x. */
  endText(font: string, size: number, color: string, text: string, x: number, y: number): void {
    // Digits are of one width: texts that differ in them alone are measured once.
    const key = `${font} ${size} ${text.replaceAll(/\d/g, "0")}`;
    const width =
      this.widths.get(key) ?? this.doc.font(font).fontSize(size).widthOfString(text, { features: DIGITS });
    this.widths.set(key, width);
    this.text(font, size, color, text, x - width, y);
  }

  rule(color: string): void {
    this.doc
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.width, this.y)
      .lineWidth(0.6)
      .stroke(color);
  }
}
