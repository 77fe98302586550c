/** Draws a wallet's statement as PDF: the brand's colours, an embedded typeface, a table that goes over pages. */
import { setImmediate as breath } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { MailBrand } from "@/emails/_components/mail-brand";
import type { Locale } from "@/lib/core/ctx";
import { type Currency, formatMoney } from "@/lib/core/money";
import { typeface } from "@/lib/runtime/typeface";
import type { StatementHead } from "./get-statement";
import type { WalletEntry } from "./read-wallet-entries";
import { STATEMENT_TEXTS } from "./statement-texts";

interface About {
  readonly brand: MailBrand;
  readonly head: StatementHead;
  readonly currency: Currency;
  /** The brand's, in which days and times are told. */
  readonly timeZone: string;
  readonly locale: Locale;
  readonly now: Date;
}

export interface StatementDocument {
  /** The next movement. */
  draw(line: WalletEntry): void;
  end(): Promise<Uint8Array>;
}

const MARGIN = 48;
const FOOT = 56;
const SMALL = 8;
const BODY = 9;
/** Digits of one width, so that amounts stand below each other. */
const DIGITS: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

export function openStatementDocument(about: About): StatementDocument {
  const doc = new PDFDocument({
    size: about.currency === "USD" ? "LETTER" : "A4",
    margin: 0,
    // The number of pages stands on each and is known at the end.
    bufferPages: true,
    lang: about.locale,
    displayTitle: true,
    info: { Title: STATEMENT_TEXTS[about.locale].subject(about.head.buyer.name), Author: about.brand.name },
  });
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  doc.registerFont("regular", typeface("Regular"));
  doc.registerFont("bold", typeface("SemiBold"));
  const sheet = new Sheet(doc, about);
  sheet.begin();
  return {
    draw: (line) => sheet.line(line),
    end: async () => {
      await sheet.finish();
      const ended = new Promise((resolve) => doc.once("end", resolve));
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

class Sheet {
  private y = 0;
  private readonly t;
  private readonly width;
  /** Right edges of the amounts, left edges of the texts. */
  private readonly column;
  private readonly moment: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly about: About,
  ) {
    const { locale, timeZone } = about;
    this.t = STATEMENT_TEXTS[locale];
    this.width = doc.page.width - 2 * MARGIN;
    const end = MARGIN + this.width;
    this.column = {
      number: MARGIN + 28,
      at: MARGIN + 38,
      what: MARGIN + 132,
      amount: end - 84,
      balance: end,
    };
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
    this.day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  begin(): void {
    const { doc, t } = this;
    const { brand, head, timeZone, now } = this.about;
    const { colors } = brand;
    doc.rect(0, 0, doc.page.width, 8).fill(colors.brand);
    this.text("bold", 15, colors.brandText, brand.name, MARGIN, 36);
    this.endText("regular", SMALL, colors.textMuted, brand.legalName, MARGIN + this.width, 40);
    this.text("bold", 20, colors.text, t.title, MARGIN, 80);
    this.y = 108;
    this.paragraph("bold", 11, colors.text, head.buyer.name);
    this.paragraph("regular", BODY, colors.textMuted, head.buyer.email);
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
    const to = this.dayText(head.to ?? today);
    this.paragraph(
      "regular",
      BODY,
      colors.text,
      head.from ? t.period(this.dayText(head.from), to) : t.until(to),
    );
    this.paragraph("regular", SMALL, colors.textMuted, t.made(this.moment.format(now), timeZone));
    this.figures();
    this.header();
    if (head.lines === null) this.paragraph("regular", BODY, colors.textMuted, t.none);
  }

  line(entry: WalletEntry): void {
    const { doc, column } = this;
    const { colors } = this.about.brand;
    const [title, reference] = this.words(entry);
    const width = column.amount - 70 - column.what;
    doc.font("regular").fontSize(SMALL);
    const referenceHeight = reference ? doc.heightOfString(reference, { width }) : 0;
    doc.fontSize(BODY);
    const height = 6 + doc.heightOfString(title, { width }) + referenceHeight + 5;
    if (this.y + height > doc.page.height - FOOT) this.nextPage();
    const y = this.y + 6;
    this.endText("regular", SMALL, colors.textMuted, String(entry.number), column.number, y + 1);
    // Digits as they are: words without features are laid out once.
    doc.fontSize(SMALL).fillColor(colors.text);
    doc.text(this.moment.format(entry.postedAt), column.at, y + 1, { lineBreak: false });
    doc.fontSize(BODY).fillColor(colors.text).text(title, column.what, y, { width });
    if (reference) {
      doc.fontSize(SMALL).fillColor(colors.textMuted).text(reference, column.what, doc.y, { width });
    }
    this.endText("regular", BODY, colors.text, this.amount(entry.amountMinor, true), column.amount, y);
    this.endText("regular", BODY, colors.text, this.amount(entry.balanceAfterMinor), column.balance, y);
    this.y += height;
    this.rule(colors.border);
  }

  /** The closing balance, and on every page its number. */
  async finish(): Promise<void> {
    const { doc, t, column } = this;
    const { brand, head } = this.about;
    const { colors, legalName } = brand;
    if (this.y + 24 > doc.page.height - FOOT) this.nextPage();
    this.text("bold", BODY, colors.text, t.closing, column.what, this.y + 8);
    this.endText("bold", BODY, colors.text, this.amount(head.closingMinor), column.balance, this.y + 8);
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      await breath();
      doc.switchToPage(page);
      const y = doc.page.height - 34;
      doc.font("regular").fontSize(SMALL).fillColor(colors.textMuted);
      // A long name ends before the number of the page.
      doc.text(`${legalName} · ${head.buyer.name}`, MARGIN, y, {
        width: this.width - 90,
        height: SMALL,
        ellipsis: true,
      });
      this.endText(
        "regular",
        SMALL,
        colors.textMuted,
        t.page(page - start + 1, count),
        MARGIN + this.width,
        y,
      );
    }
  }

  private words({ kind, sale, reason }: WalletEntry): [string, string] {
    const { t } = this;
    const { locale } = this.about;
    const category = sale && (sale.categoryName[locale] || sale.categoryName.en || sale.categoryName.de);
    const contract = sale && `${sale.contractName}, ${t.modes[sale.mode]}`;
    const at = sale?.place ?? null;
    const place = at && [at.postalCode, at.city].filter(Boolean).join(" ");
    const clean = (parts: readonly (string | null)[], by: string) =>
      parts.filter(Boolean).join(by).replaceAll(/\s+/g, " ");
    return [clean([t.kinds[kind], category], ": "), clean([place, contract, reason], " · ")];
  }

  private figures(): void {
    const { doc, t } = this;
    const { head, brand } = this.about;
    const { colors } = brand;
    const top = this.y + 10;
    const cell = this.width / 4;
    doc.roundedRect(MARGIN, top, this.width, 46, 4).fill(colors.page);
    const figures = [
      [t.opening, this.amount(head.openingMinor)],
      [t.in, this.amount(head.inMinor, true)],
      [t.out, this.amount(head.outMinor, true)],
      [t.closing, this.amount(head.closingMinor)],
    ] as const;
    for (const [i, [label, value]] of figures.entries()) {
      const x = MARGIN + i * cell + 10;
      this.text("regular", 7, colors.textMuted, label, x, top + 10);
      this.text("bold", 10.5, colors.text, value, x, top + 24);
    }
    this.y = top + 62;
  }

  private header(): void {
    const { t, column } = this;
    const { colors } = this.about.brand;
    const head = (text: string, x: number) => this.text("bold", SMALL, colors.textMuted, text, x, this.y);
    const endHead = (text: string, x: number) =>
      this.endText("bold", SMALL, colors.textMuted, text, x, this.y);
    endHead(t.number, column.number);
    head(t.at, column.at);
    head(t.what, column.what);
    endHead(t.amount, column.amount);
    endHead(t.balance, column.balance);
    this.y += 15;
    this.rule(colors.brand);
  }

  private nextPage(): void {
    this.doc.addPage();
    this.y = 40;
    this.header();
  }

  private rule(color: string): void {
    this.doc
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.width, this.y)
      .lineWidth(0.6)
      .stroke(color);
  }

  private amount(minor: number, signed = false): string {
    const { currency, locale } = this.about;
    const text = formatMoney({ amount: Math.abs(minor), currency }, locale);
    return `${minor < 0 ? "−" : signed && minor > 0 ? "+" : ""}${text}`;
  }

  private dayText(on: string): string {
    return this.day.format(new Date(`${on}T00:00:00Z`));
  }

  private paragraph(font: string, size: number, color: string, text: string): void {
    const { doc, width } = this;
    doc.font(font).fontSize(size).fillColor(color).text(text, MARGIN, this.y, { width });
    this.y = doc.y + 3;
  }

  private text(font: string, size: number, color: string, text: string, x: number, y: number): void {
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, y, { lineBreak: false, features: DIGITS });
  }

  /** Ends at x. */
  private endText(font: string, size: number, color: string, text: string, x: number, y: number): void {
    // Digits are of one width: texts that differ in them alone are measured once.
    const key = `${font} ${size} ${text.replaceAll(/\d/g, "0")}`;
    const width =
      this.widths.get(key) ?? this.doc.font(font).fontSize(size).widthOfString(text, { features: DIGITS });
    this.widths.set(key, width);
    this.text(font, size, color, text, x - width, y);
  }
}
