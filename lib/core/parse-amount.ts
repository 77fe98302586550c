import { CURRENCIES, type Currency } from "./money";

const NUMBER = /^([+\-−]?)([1-9]\d{0,2}(?:([.,])\d{3})(?:\3\d{3})*|\d+)(?:([.,])(\d+))?$/;
const DECIMAL_SIGN = { en: ".", de: "," } as const;

/**
 * An amount as a person types it ("1.234,56", "1,234.56", "-25", "25.5 €") in minor units; null where it is none or says more
 * digits than the currency has. One sign before three digits is read as the language reads it: "1.234" is 1234 in German.
 */
export function parseAmount(text: string, currency: Currency, locale: "en" | "de"): number | null {
  const digits = CURRENCIES[currency];
  const match = NUMBER.exec(text.replace(/[\s'’€$£]|EUR|USD|CHF|GBP/gi, ""));
  if (!match) return null;
  let [, sign = "", whole = "", group, decimal, fraction = ""] = match;
  if (group !== undefined && group === decimal) return null;
  if (group !== undefined && decimal === undefined && group === DECIMAL_SIGN[locale]) {
    // "1,234" in German: three decimals, not thousands. More than one group cannot be meant otherwise.
    const parts = whole.split(group);
    if (parts.length === 2) [whole = "", fraction = ""] = parts;
  }
  if (fraction.length > digits) return null;
  const minor = Number(whole.replace(/[.,]/g, "") + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return sign === "" || sign === "+" ? minor : 0 - minor;
}
