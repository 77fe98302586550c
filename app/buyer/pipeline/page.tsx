import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { pickText } from "@/components/lead/pick-text";
import { FilterBar, FilterDay, FilterDays, FilterSelect } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { listCategories } from "@/lib/leads/list-categories";
import { listPipeline } from "@/lib/reporting/list-pipeline";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { EmptyPipeline } from "./_components/empty-pipeline";
import { PipelineBoard } from "./_components/pipeline-board";
import { toBoard } from "./_components/to-board";

const PATH = "/buyer/pipeline";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.pipeline");
  return { title: t("title") };
}

export default async function PipelinePage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { stage, ...filters } = await readSearch(searchParams, ["categoryId", "from", "to", "stage"]);
  const [stages, categories, t] = await Promise.all([
    pageQuery(ctx, listPipeline, filters),
    pageQuery(ctx, listCategories, { limit: 200 }),
    getTranslations("buyer"),
  ]);
  // A phone shows one stage at a time.
  const open = stages.find((one) => one.stage === stage)?.stage ?? "new";
  const leads = stages.reduce((sum, { count }) => sum + count, 0);
  if (leads === 0 && Object.keys(filters).length === 0) return <EmptyPipeline />;
  return (
    <>
      <PageHeader title={t("pipeline.title")} text={t("pipeline.text")} />
      <FilterBar action={PATH} values={{ ...filters, stage }} keep={["stage"]}>
        <FilterSelect
          name="categoryId"
          label={t("pipeline.category")}
          value={filters.categoryId}
          options={categories.data.map(({ id, name }) => ({ value: id, label: pickText(name, ctx.locale) }))}
        />
        <FilterDays>
          <FilterDay name="from" label={t("pipeline.from")} value={filters.from} />
          <FilterDay name="to" label={t("pipeline.to")} value={filters.to} />
        </FilterDays>
      </FilterBar>
      <div className="lg:hidden">
        <Tabs
          label={t("pipeline.board")}
          tabs={stages.map((one) => ({
            href: hrefWith(PATH, { ...filters, stage: one.stage }),
            label: t(`stage.${one.stage}`),
            count: one.count,
            active: one.stage === open,
          }))}
        />
      </div>
      <ClientMessages namespaces={["buyer"]}>
        <PipelineBoard
          columns={await toBoard(stages, ctx.locale)}
          open={open}
          filters={filters}
          currency={ctx.brand.currency}
        />
      </ClientMessages>
    </>
  );
}
