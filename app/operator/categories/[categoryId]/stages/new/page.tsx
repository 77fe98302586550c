import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { listStageChoices } from "@/lib/routing/list-stage-choices";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { StageForm } from "../../_components/stage-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.stage");
  return { title: t("new") };
}

export default async function NewStagePage({ params }: { params: Promise<{ categoryId: string }> }) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "stage.manage")) notFound();
  const { categoryId } = await params;
  const category = await pageQuery(ctx, getCategory, { id: categoryId });
  const [choices, t] = await Promise.all([
    pageQuery(ctx, listStageChoices, { categoryId }),
    getTranslations("catalogue.stage"),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        text={t("newText")}
        back={{ href: `/operator/categories/${categoryId}`, label: pickText(category.name, ctx.locale) }}
      />
      <StageForm categoryId={category.id} stage={null} choices={choices} />
    </>
  );
}
