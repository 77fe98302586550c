import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { TeamSection } from "@/app/_team/team-section";
import { BuyerStatus } from "@/components/buyer/buyer-status";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listCategories } from "@/lib/leads/list-categories";
import { getNames } from "@/lib/reporting/get-names";
import { listSourceFigures } from "@/lib/reporting/list-source-figures";
import { getSupplier } from "@/lib/suppliers/get-supplier";
import { listSources } from "@/lib/suppliers/list-sources";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { StatusDialog } from "../../_components/status-dialog";
import { SupplierForm } from "../_components/supplier-form";
import { supplierStatusAction, updateSupplierAction } from "../actions";
import { NewSourceForm } from "./_components/new-source-form";
import { SourceTable } from "./_components/source-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.suppliers");
  return { title: t("one") };
}

export default async function SupplierPage({ params }: { params: Promise<{ supplierId: string }> }) {
  const ctx = await requireCtx("operator");
  const { supplierId } = await params;
  const supplier = await pageQuery(ctx, getSupplier, { id: supplierId });
  const [sources, figures, categories, t, own, team] = await Promise.all([
    pageQuery(ctx, listSources, { supplierId, limit: 200 }),
    pageQuery(ctx, listSourceFigures, { supplierId }),
    pageQuery(ctx, listCategories, { limit: 200 }),
    getTranslations("operator.suppliers"),
    getTranslations("catalogue"),
    getTranslations("team"),
  ]);
  const actor = actorClass(ctx.actor);
  const names = await pageQuery(ctx, getNames, {
    categories: [...new Set(sources.data.map((row) => row.categoryId))],
  });
  return (
    <>
      <PageHeader
        title={supplier.name}
        aside={
          <>
            <BuyerStatus status={supplier.status} />
            <CopyId id={supplier.id} />
          </>
        }
        text={
          <a href={`mailto:${supplier.email}`} className="underline underline-offset-2">
            {supplier.email}
          </a>
        }
        back={{ href: "/operator/suppliers", label: t("back") }}
        actions={
          <>
            <LinkButton href={hrefWith("/operator/leads", { supplierId })}>{t("leads")}</LinkButton>
            {mayDo(actor, "supplier.manage") && (
              <StatusDialog kind="supplier" company={supplier} action={supplierStatusAction} />
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <section className="grid grid-cols-1 gap-2">
          <h2 className="text-base font-semibold">{t("sources")}</h2>
          {sources.data.length > 0 ? (
            <SourceTable rows={sources.data} names={names} figures={figures} currency={ctx.brand.currency} />
          ) : (
            <EmptyState title={t("noSources")}>{t("noSourcesText")}</EmptyState>
          )}
        </section>
        {mayDo(actor, "source.manage") && (
          <Card title={own("source.new")}>
            <NewSourceForm supplierId={supplier.id} categories={categories.data} />
          </Card>
        )}
        <section className="grid grid-cols-1 gap-2">
          <h2 className="text-base font-semibold">{team("users")}</h2>
          <TeamSection ctx={ctx} team={{ kind: "supplier", supplierId: supplier.id }} />
        </section>
        {mayDo(actor, "supplier.manage") && (
          <Card title={own("supplier.facts")}>
            <SupplierForm action={updateSupplierAction} supplier={supplier} />
          </Card>
        )}
        <HistorySection ctx={ctx} id={supplier.id} />
      </div>
    </>
  );
}
