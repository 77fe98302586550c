import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SiteShell } from "@/components/brand/site-shell";
import { getRequestBrand } from "@/lib/web/brand";
import { getPreferences } from "@/lib/web/preferences";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const brand = await getRequestBrand();
  if (!brand) notFound();
  return (
    <SiteShell brand={brand} preferences={await getPreferences()} layout="form">
      {children}
    </SiteShell>
  );
}
