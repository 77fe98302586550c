import { Compass } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** Does not exist, and belongs to someone else: both read the same. */
export async function Missing({ home }: { readonly home: string }) {
  const t = await getTranslations("ui.notFound");
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-xl place-content-center">
      <EmptyState
        icon={<Compass aria-hidden />}
        title={<h1>{t("title")}</h1>}
        action={
          <LinkButton href={home} variant="primary">
            {t("home")}
          </LinkButton>
        }
      >
        {t("text")}
      </EmptyState>
    </div>
  );
}
