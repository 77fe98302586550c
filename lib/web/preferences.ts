import { cookies } from "next/headers";
import type { Preferences } from "@/components/brand/preferences";
import { pickTheme, THEME_COOKIE } from "./i18n-locale";
import { setLocale, setTheme } from "./i18n-preferences";

/** What every shell's switches need. */
export async function getPreferences(): Promise<Preferences> {
  const theme = pickTheme((await cookies()).get(THEME_COOKIE)?.value);
  return { theme, setTheme, setLocale };
}
