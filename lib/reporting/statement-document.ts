/** Draws a wallet's statement as PDF: the brand's colours, an embedded typeface, a table that goes over pages. */
import { setImmediate as breath } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { MailBrand } from "@/emails/_components/mail-brand";
import type { Locale } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import type { StatementHead } from "./get-statement";
import type { WalletEntry } from "./read-wallet-entries";
import { BODY, MARGIN, Pen, SMALL } from "./statement-pen";
import { STATEMENT_TEXTS } from "./statement-texts";
import { StatementWords } from "./statement-words";

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

const FOOT = 56;

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
  private readonly pen: Pen;
  private readonly words: StatementWords;
  /** Right edges of the amounts, left edges of the texts. */
  private readonly column;

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly about: About,
  ) {
    this.pen = new Pen(doc);
    this.words = new StatementWords(about);
    const end = MARGIN + this.pen.width;
    this.column = {
      number: MARGIN + 28,
      at: MARGIN + 38,
      what: MARGIN + 132,
      amount: end - 84,
      balance: end,
    };
  }

  begin(): void {
    const { doc, pen, words } = this;
    const { brand, head, timeZone, now } = this.about;
    const { colors } = brand;
    doc.rect(0, 0, doc.page.width, 8).fill(colors.brand);
    pen.text("bold", 15, colors.brandText, brand.name, MARGIN, 36);
    pen.endText("regular", SMALL, colors.textMuted, brand.legalName, MARGIN + pen.width, 40);
    pen.text("bold", 20, colors.text, words.t.title, MARGIN, 80);
    pen.y = 108;
    pen.paragraph("bold", 11, colors.text, head.buyer.name);
    pen.paragraph("regular", BODY, colors.textMuted, head.buyer.email);
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
    const to = words.day(head.to ?? today);
    pen.paragraph(
      "regular",
      BODY,
      colors.text,
      head.from ? words.t.period(words.day(head.from), to) : words.t.until(to),
    );
    pen.paragraph("regular", SMALL, colors.textMuted, words.t.made(words.moment(now), timeZone));
    this.figures();
    this.header();
    if (head.lines === null) pen.paragraph("regular", BODY, colors.textMuted, words.t.none);
  }

  line(entry: WalletEntry): void {
    const { doc, pen, words, column } = this;
    const { colors } = this.about.brand;
    const [title, reference] = words.entry(entry);
    const width = column.amount - 70 - column.what;
    doc.font("regular").fontSize(SMALL);
    const referenceHeight = reference ? doc.heightOfString(reference, { width }) : 0;
    doc.fontSize(BODY);
    const height = 6 + doc.heightOfString(title, { width }) + referenceHeight + 5;
    if (pen.y + height > doc.page.height - FOOT) this.nextPage();
    const y = pen.y + 6;
    pen.endText("regular", SMALL, colors.textMuted, String(entry.number), column.number, y + 1);
    // Digits as they are: words without features are laid out once.
    doc.fontSize(SMALL).fillColor(colors.text);
    doc.text(words.moment(entry.postedAt), column.at, y + 1, { lineBreak: false });
    doc.fontSize(BODY).fillColor(colors.text).text(title, column.what, y, { width });
    if (reference) {
      doc.fontSize(SMALL).fillColor(colors.textMuted).text(reference, column.what, doc.y, { width });
    }
    pen.endText("regular", BODY, colors.text, words.amount(entry.amountMinor, true), column.amount, y);
    pen.endText("regular", BODY, colors.text, words.amount(entry.balanceAfterMinor), column.balance, y);
    pen.y += height;
    pen.rule(colors.border);
  }

  /** The closing balance, and on every page its number. */
  async finish(): Promise<void> {
    const { doc, pen, words, column } = this;
    const { brand, head } = this.about;
    const { colors, legalName } = brand;
    if (pen.y + 24 > doc.page.height - FOOT) this.nextPage();
    pen.text("bold", BODY, colors.text, words.t.closing, column.what, pen.y + 8);
    pen.endText("bold", BODY, colors.text, words.amount(head.closingMinor), column.balance, pen.y + 8);
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      await breath();
      doc.switchToPage(page);
      const y = doc.page.height - 34;
      doc.font("regular").fontSize(SMALL).fillColor(colors.textMuted);
      // A long name ends before the number of the page.
      doc.text(`${legalName} · ${head.buyer.name}`, MARGIN, y, {
        width: pen.width - 90,
        height: SMALL,
        ellipsis: true,
      });
      pen.endText(
        "regular",
        SMALL,
        colors.textMuted,
        words.t.page(page - start + 1, count),
        MARGIN + pen.width,
        y,
      );
    }
  }

  private figures(): void {
    const { doc, pen, words } = this;
    const { head, brand } = this.about;
    const { colors } = brand;
    const top = pen.y + 10;
    const cell = pen.width / 4;
    doc.roundedRect(MARGIN, top, pen.width, 46, 4).fill(colors.page);
    const figures = [
      [words.t.opening, words.amount(head.openingMinor)],
      [words.t.in, words.amount(head.inMinor, true)],
      [words.t.out, words.amount(head.outMinor, true)],
      [words.t.closing, words.amount(head.closingMinor)],
    ] as const;
    for (const [i, [label, value]] of figures.entries()) {
      const x = MARGIN + i * cell + 10;
      pen.text("regular", 7, colors.textMuted, label, x, top + 10);
      pen.text("bold", 10.5, colors.text, value, x, top + 24);
    }
    pen.y = top + 62;
  }

  private header(): void {
    const { pen, words, column } = this;
    const { colors } = this.about.brand;
    const head = (text: string, x: number) => pen.text("bold", SMALL, colors.textMuted, text, x, pen.y);
    const endHead = (text: string, x: number) => pen.endText("bold", SMALL, colors.textMuted, text, x, pen.y);
    endHead(words.t.number, column.number);
    head(words.t.at, column.at);
    head(words.t.what, column.what);
    endHead(words.t.amount, column.amount);
    endHead(words.t.balance, column.balance);
    pen.y += 15;
    pen.rule(colors.brand);
  }

  private nextPage(): void {
    this.doc.addPage();
    this.pen.y = 40;
    this.header();
  }
}
