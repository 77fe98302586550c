"use server";

import { cookies } from "next/headers";
import { asLocale, LOCALE_COOKIE, pickTheme, THEME_COOKIE } from "./i18n-locale";

const YEAR_SECONDS = 365 * 24 * 3600;
const OPTIONS = { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR_SECONDS } as const;

/** Remembers the language in this browser. Field: `locale`; an unknown one changes nothing. */
export async function setLocale(form: FormData): Promise<void> {
  const locale = asLocale(form.get("locale"));
  if (locale) (await cookies()).set(LOCALE_COOKIE, locale, OPTIONS);
}

/** Remembers light, dark or the system's wish in this browser. Field: `theme`. */
export async function setTheme(form: FormData): Promise<void> {
  const theme = form.get("theme");
  const jar = await cookies();
  const choice = pickTheme(typeof theme === "string" ? theme : undefined);
  if (choice === "system") jar.delete(THEME_COOKIE);
  else jar.set(THEME_COOKIE, choice, OPTIONS);
}
