import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Missing } from "./_errors/missing";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.notFound");
  return { title: t("title") };
}

/** Outside the portals, and for who has no business in one. */
export default function NotFound() {
  return (
    <main id="main">
      <Missing home="/" />
    </main>
  );
}
