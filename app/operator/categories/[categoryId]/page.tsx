import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { pickText } from "@/components/lead/pick-text";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill } from "@/components/ui/status-pill";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { listStages } from "@/lib/routing/list-stages";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { ArchiveDialog } from "./_components/archive-dialog";
import { CategoryRules } from "./_components/category-rules";
import { FieldTable } from "./_components/field-table";
import { StageTable } from "./_components/stage-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.categories");
  return { title: t("one") };
}

export default async function CategoryPage({ params }: { params: Promise<{ categoryId: string }> }) {
  const ctx = await requireCtx("operator");
  const { categoryId } = await params;
  const category = await pageQuery(ctx, getCategory, { id: categoryId });
  const [stages, t] = await Promise.all([
    pageQuery(ctx, listStages, { categoryId }),
    getTranslations("operator.categories"),
  ]);
  const actor = actorClass(ctx.actor);
  const path = `/operator/categories/${category.id}`;
  const mayStage = mayDo(actor, "stage.manage");
  return (
    <>
      <PageHeader
        title={pickText(category.name, ctx.locale)}
        aside={
          <>
            <StatusPill tone={category.archived ? "neutral" : "success"}>
              {t(category.archived ? "archived" : "active")}
            </StatusPill>
            <CopyId id={category.id} />
          </>
        }
        back={{ href: "/operator/categories", label: t("back") }}
        actions={
          <>
            <LinkButton href={hrefWith("/operator/leads", { categoryId })}>{t("leads")}</LinkButton>
            <LinkButton href={hrefWith("/operator/contracts", { categoryId })}>{t("contracts")}</LinkButton>
            {mayDo(actor, "category.manage") && (
              <>
                <ArchiveDialog category={category} />
                <LinkButton href={`${path}/edit`} variant="primary">
                  {t("edit")}
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <Card
          title={t("stages")}
          flush={stages.data.length > 0}
          actions={
            <span className="flex flex-wrap gap-2">
              <LinkButton href={`${path}/try`} size="sm">
                {t("try")}
              </LinkButton>
              {mayStage && (
                <LinkButton href={`${path}/stages/new`} size="sm">
                  {t("addStage")}
                </LinkButton>
              )}
            </span>
          }
        >
          {stages.data.length > 0 ? (
            <StageTable rows={stages.data} editable={mayStage} />
          ) : (
            <p className="text-muted">{t("noStages")}</p>
          )}
        </Card>
        <Card title={t("rules")}>
          <CategoryRules category={category} />
        </Card>
        <Card title={t("fields")} flush={category.fields.length > 0}>
          {category.fields.length > 0 ? (
            <FieldTable rows={category.fields} currency={ctx.brand.currency} />
          ) : (
            <p className="text-muted">{t("noFields")}</p>
          )}
        </Card>
        <HistorySection ctx={ctx} id={category.id} />
      </div>
    </>
  );
}
