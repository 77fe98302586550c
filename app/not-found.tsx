import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.notFound");
  return { title: t("title") };
}

/** Does not exist, and belongs to someone else: both read the same. */
export default async function NotFound() {
  const t = await getTranslations("ui.notFound");
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-xl place-content-center">
      <EmptyState
        icon={<Compass aria-hidden />}
        title={<h1>{t("title")}</h1>}
        action={
          <LinkButton href="/" variant="primary">
            {t("home")}
          </LinkButton>
        }
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
