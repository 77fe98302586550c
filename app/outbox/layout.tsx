import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteShell } from "@/components/brand/site-shell";
import { LinkButton } from "@/components/ui/link-button";
import { getRequestBrand } from "@/lib/web/brand";
import { getPreferences } from "@/lib/web/preferences";

export default async function OutboxLayout({ children }: { children: ReactNode }) {
  const [brand, t] = await Promise.all([getRequestBrand(), getTranslations("outbox")]);
  if (!brand) notFound();
  return (
    <SiteShell
      brand={brand}
      preferences={await getPreferences()}
      layout="page"
      actions={<LinkButton href="/">{t("toPortal")}</LinkButton>}
    >
      {children}
    </SiteShell>
  );
}
