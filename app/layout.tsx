import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { ClientMessages } from "@/components/client-messages";
import { CopyListener } from "@/components/ui/copy-listener";
import { ProgressLine } from "@/components/ui/progress-line";
import { Toaster } from "@/components/ui/toaster";
import { getRequestBrand } from "@/lib/web/brand";
import { BrandStyle } from "@/lib/web/brand-style";
import { pickTheme, THEME_COOKIE } from "@/lib/web/i18n-locale";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const brand = await getRequestBrand();
  const name = brand?.name ?? "";
  return {
    title: { default: name, template: name ? `%s · ${name}` : "%s" },
    applicationName: name,
    icons: { icon: "/icon.svg", apple: "/icon.svg" },
    manifest: "/manifest.webmanifest",
    // Numbers in a table are not phone numbers; those that are carry a tel: link.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

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
          {children}
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
