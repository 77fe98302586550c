import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { emptyCategory } from "../_components/editor/category-draft";
import { CategoryEditor } from "../_components/editor/category-editor";
import { editCategoryAction } from "../editor-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.editor");
  return { title: t("newTitle") };
}

export default async function NewCategoryPage() {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "category.manage")) notFound();
  const [t, list] = await Promise.all([
    getTranslations("catalogue.editor"),
    getTranslations("operator.categories"),
  ]);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        text={t("newText")}
        back={{ href: "/operator/categories", label: list("back") }}
      />
      <ClientMessages namespaces={["catalogue"]}>
        <CategoryEditor
          action={editCategoryAction}
          initial={emptyCategory()}
          currency={ctx.brand.currency}
          categoryId={null}
          idempotencyKey={crypto.randomUUID()}
          cancelHref="/operator/categories"
        />
      </ClientMessages>
    </>
  );
}
