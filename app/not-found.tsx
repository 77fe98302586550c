import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteHeader } from "@/components/brand/site-header";
import { getRequestBrand } from "@/lib/web/brand";
import { Missing } from "./_errors/missing";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.notFound");
  return { title: t("title") };
}

/** Outside the portals, and for who has no business in one. */
export default async function NotFound() {
  const brand = await getRequestBrand();
  return (
    <>
      {brand && <SiteHeader brand={brand} />}
      <main id="main">
        <Missing home="/" />
      </main>
    </>
  );
}
