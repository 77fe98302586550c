import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { SiteHeader } from "@/components/brand/site-header";
import { ClientMessages } from "@/components/client-messages";
import { CopyListener } from "@/components/ui/copy-listener";
import { ProgressLine } from "@/components/ui/progress-line";
import { Toaster } from "@/components/ui/toaster";
import { NEUTRALS } from "@/lib/brands/theme-palette";
import { getRequestBrand } from "@/lib/web/brand";
import { iconHref, iconSizes } from "@/lib/web/brand-icon";
import { BrandStyle } from "@/lib/web/brand-style";
import { pickTheme, THEME_COOKIE } from "@/lib/web/i18n-locale";
import { ErrorHeader } from "./_errors/error-frame";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const brand = await getRequestBrand();
  const name = brand?.name ?? "";
  return {
    title: { default: name, template: name ? `%s · ${name}` : "%s" },
    applicationName: name,
    icons: brand && {
      icon: [
        { url: iconHref(brand, "favicon.ico"), sizes: iconSizes("favicon.ico") },
        { url: iconHref(brand, "icon.svg"), type: "image/svg+xml", sizes: "any" },
      ],
      apple: { url: iconHref(brand, "apple-touch-icon.png"), sizes: "180x180" },
    },
    appleWebApp: { title: name },
    manifest: "/manifest.webmanifest",
    // Numbers in a table are not phone numbers; those that are carry a tel: link.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** The browser's own bar goes on in the colour of ours. */
export async function generateViewport(): Promise<Viewport> {
  const theme = pickTheme((await cookies()).get(THEME_COOKIE)?.value);
  const [light, dark] = [NEUTRALS.light.surface, NEUTRALS.dark.surface];
  const bySystem = [
    { media: "(prefers-color-scheme: light)", color: light },
    { media: "(prefers-color-scheme: dark)", color: dark },
  ];
  const themeColor = theme === "system" ? bySystem : theme === "dark" ? dark : light;
  return { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [brand, locale, jar, head] = await Promise.all([
    getRequestBrand(),
    getLocale(),
    cookies(),
    headers(),
  ]);
  const theme = pickTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme} className={GeistSans.variable}>
      <head>
        <BrandStyle theme={brand?.theme} nonce={head.get("x-nonce") ?? undefined} />
      </head>
      <body>
        <ClientMessages>
          <ErrorHeader header={brand && <SiteHeader brand={brand} />}>{children}</ErrorHeader>
          <Toaster />
          <CopyListener />
          <Suspense>
            <ProgressLine />
          </Suspense>
        </ClientMessages>
      </body>
    </html>
  );
}
