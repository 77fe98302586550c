/** What a statement says, in the reader's language and zone: amounts, days, and a movement in words. */
import type { Locale } from "@/lib/core/ctx";
import { type Currency, formatMoney } from "@/lib/core/money";
import { placeText } from "@/lib/core/place-text";
import type { WalletEntry } from "./read-wallet-entries";
import { STATEMENT_TEXTS } from "./statement-texts";

interface Reader {
  readonly locale: Locale;
  readonly currency: Currency;
  /** In which days and times are told. */
  readonly timeZone: string;
}

export class StatementWords {
  readonly t;
  private readonly dates: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;

  constructor(private readonly reader: Reader) {
    const { locale, timeZone } = reader;
    this.t = STATEMENT_TEXTS[locale];
    this.moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
    this.dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  moment(at: Date): string {
    return this.moments.format(at);
  }

  /** Of a calendar day, "2026-12-31". */
  day(on: string): string {
    return this.dates.format(new Date(`${on}T00:00:00Z`));
  }

  amount(minor: number, signed = false): string {
    const { currency, locale } = this.reader;
    const text = formatMoney({ amount: Math.abs(minor), currency }, locale);
    return `${minor < 0 ? "−" : signed && minor > 0 ? "+" : ""}${text}`;
  }

  /** What moved the money, and what it was for. */
  entry({ kind, sale, reason }: WalletEntry): [string, string] {
    const { t } = this;
    const { locale } = this.reader;
    const category = sale && (sale.categoryName[locale] || sale.categoryName.en || sale.categoryName.de);
    const contract = sale && `${sale.contractName}, ${t.modes[sale.mode]}`;
    const place = sale?.place ? placeText(sale.place) : null;
    const clean = (parts: readonly (string | null)[], by: string) =>
      parts.filter(Boolean).join(by).replaceAll(/\s+/g, " ");
    return [clean([t.kinds[kind], category], ": "), clean([place, contract, reason], " · ")];
  }
}
