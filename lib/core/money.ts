/**
 * Money is an integer in minor units of one currency. All arithmetic on it lives here; text is made by the Money component
 * and by `formatMoney` (mails, CSV) alone.
 */

/** ISO 4217 codes a brand can trade in, with the number of minor digits. */
export const CURRENCIES = { EUR: 2, USD: 2, CHF: 2, GBP: 2 } as const;
export type Currency = keyof typeof CURRENCIES;

/** Money as the API shows it. `amount` is in minor units: 3800 EUR is 38.00 €. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

export function money(amountMinor: number, currency: Currency): Money {
  return { amount: assertMinor(amountMinor), currency };
}

export function assertMinor(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in minor units: ${value}`);
  return value;
}

export function add(...amounts: readonly number[]): number {
  return assertMinor(amounts.reduce((sum, amount) => sum + assertMinor(amount), 0));
}

/**
 * The part of a non-negative amount given by basis points (1/100 of a percent), rounded half up to a whole minor unit.
 * The sale path in SQL computes the same: `(amount * bps + 5000) / 10000`.
 */
export function share(amountMinor: number, bps: number): number {
  if (assertMinor(amountMinor) < 0 || !Number.isInteger(bps) || bps < 0 || bps > 10_000) {
    throw new RangeError(`share of ${amountMinor} by ${bps} basis points`);
  }
  return Number((BigInt(amountMinor) * BigInt(bps) + 5_000n) / 10_000n);
}

/** Splits an amount by weights so that the parts sum to it: largest remainder first, earlier part on a tie. */
export function split(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 || weights.some((weight) => weight < 0 || !Number.isSafeInteger(weight))) {
    throw new RangeError("weights must be whole, not negative, and not all zero");
  }
  const sign = assertMinor(amountMinor) < 0 ? -1n : 1n;
  const amount = BigInt(Math.abs(amountMinor));
  const parts = weights.map((weight, index) => {
    const exact = amount * BigInt(weight);
    return { index, part: exact / BigInt(total), rest: exact % BigInt(total) };
  });
  let left = amount - parts.reduce((sum, { part }) => sum + part, 0n);
  for (const entry of parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0n) break;
    entry.part += 1n;
    left -= 1n;
  }
  return parts.map(({ part }) => Number(sign * part));
}

/** "1.234,56 €" in German, "€1,234.56" in English. */
export function formatMoney(value: Money, locale: string): string {
  const digits = CURRENCIES[value.currency];
  return formatFor(locale, value.currency).format(value.amount / 10 ** digits);
}

/** Making one costs more than a hundred uses of it. */
const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(key, known);
  return known;
}
