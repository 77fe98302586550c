import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { pickText } from "@/components/lead/pick-text";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { getStage } from "@/lib/routing/get-stage";
import { listStageChoices } from "@/lib/routing/list-stage-choices";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { deleteStageAction } from "../../../actions";
import { StageForm } from "../../_components/stage-form";

interface Props {
  readonly params: Promise<{ categoryId: string; stageId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.stage");
  return { title: t("one") };
}

export default async function StagePage({ params }: Props) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "stage.manage")) notFound();
  const { categoryId, stageId } = await params;
  const stage = await pageQuery(ctx, getStage, { id: stageId });
  if (stage.categoryId !== categoryId) notFound();
  const [category, choices, t] = await Promise.all([
    pageQuery(ctx, getCategory, { id: categoryId }),
    pageQuery(ctx, listStageChoices, { categoryId }),
    getTranslations("catalogue.stage"),
  ]);
  return (
    <>
      <PageHeader
        title={stage.name}
        text={t("step", { number: stage.position + 1 })}
        back={{ href: `/operator/categories/${categoryId}`, label: pickText(category.name, ctx.locale) }}
        actions={
          <ConfirmDialog
            trigger={t("remove")}
            title={t("removeTitle", { name: stage.name })}
            action={deleteStageAction}
            confirm={t("removeNow")}
            danger
          >
            <p>{t("removeText")}</p>
            <input type="hidden" name="id" value={stage.id} />
            <input type="hidden" name="categoryId" value={categoryId} />
          </ConfirmDialog>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <StageForm categoryId={category.id} stage={stage} choices={choices} />
        <HistorySection ctx={ctx} id={stage.id} />
      </div>
    </>
  );
}
