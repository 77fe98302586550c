import { themeCss } from "@/lib/brands/theme-css";
import { type BrandTheme, DEFAULT_THEME } from "@/lib/brands/theme-schema";

/** The brand's colours, in the first bytes of the page: nothing flashes, nothing is fetched. */
export function BrandStyle({ theme, nonce }: { theme: BrandTheme | undefined; nonce: string | undefined }) {
  return (
    <style
      nonce={nonce}
      // Browsers hide the nonce from scripts, so the two sides never agree on it.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of derived hex values and numbers only
      dangerouslySetInnerHTML={{ __html: themeCss(theme ?? DEFAULT_THEME) }}
    />
  );
}
