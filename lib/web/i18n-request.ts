import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { getRequestBrand } from "./brand";
import { asLocale, LOCALE_COOKIE, pickLocale } from "./i18n-locale";
import { MESSAGES } from "./i18n-messages";
import { getSession } from "./session";

/**
 * Language, texts and zone of a request: by the user's cookie, the brand, the browser; the zone by the user, then the brand.
 * There is no locale in the URL.
 */
export default getRequestConfig(async ({ locale: explicit }) => {
  const [jar, head, brand, session] = await Promise.all([
    cookies(),
    headers(),
    getRequestBrand(),
    // An error page has texts, too, also when nobody can be looked up.
    getSession().catch(() => null),
  ]);
  const locale =
    asLocale(explicit) ??
    pickLocale({
      chosen: jar.get(LOCALE_COOKIE)?.value ?? session?.signedIn.locale ?? undefined,
      brand: brand?.locale,
      acceptLanguage: head.get("accept-language"),
    });
  const timeZone = session?.signedIn.timeZone ?? brand?.timeZone ?? "UTC";
  return { locale, messages: MESSAGES[locale], timeZone, now: new Date() };
});
