import { LOCALES, type Locale } from "@/lib/core/ctx";

export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";
export const THEME_CHOICES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface Wishes {
  /** What the user chose, from the cookie; may be anything. */
  readonly chosen: string | undefined;
  readonly brand: Locale | undefined;
  readonly acceptLanguage: string | null;
}

/** The language of a page: by the user, else the brand, else the browser, else English. */
export function pickLocale({ chosen, brand, acceptLanguage }: Wishes): Locale {
  return asLocale(chosen) ?? brand ?? fromBrowser(acceptLanguage) ?? "en";
}

/** Cookie text → choice; anything unknown follows the system. */
export function pickTheme(chosen: string | undefined): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === chosen) ?? "system";
}

export function asLocale(value: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === value);
}

/** "de-AT,de;q=0.9,en;q=0.8" → the first of ours by weight. */
function fromBrowser(header: string | null): Locale | undefined {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const weight = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { locale: asLocale(tag.split("-")[0]), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wishes.find(({ locale }) => locale !== undefined)?.locale;
}
