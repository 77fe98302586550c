import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { pickText } from "@/components/lead/pick-text";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { CategoryEditor } from "../../_components/editor/category-editor";
import { makeCategoryDraft } from "../../_components/editor/make-category-draft";
import { editCategoryAction } from "../../editor-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.editor");
  return { title: t("editTitle") };
}

export default async function EditCategoryPage({ params }: { params: Promise<{ categoryId: string }> }) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "category.manage")) notFound();
  const { categoryId } = await params;
  const category = await pageQuery(ctx, getCategory, { id: categoryId });
  const t = await getTranslations("catalogue.editor");
  const { currency } = ctx.brand;
  return (
    <>
      <PageHeader
        title={t("editTitle")}
        text={t("editText")}
        back={{ href: `/operator/categories/${categoryId}`, label: pickText(category.name, ctx.locale) }}
      />
      <ClientMessages namespaces={["catalogue"]}>
        <CategoryEditor
          action={editCategoryAction}
          initial={makeCategoryDraft(category, currency, ctx.locale)}
          currency={currency}
          categoryId={category.id}
          idempotencyKey={crypto.randomUUID()}
          cancelHref={`/operator/categories/${category.id}`}
        />
      </ClientMessages>
    </>
  );
}
