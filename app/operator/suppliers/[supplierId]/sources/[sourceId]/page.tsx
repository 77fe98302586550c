import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { RotateKeyForm } from "@/components/keys/rotate-key-form";
import { SourceKeyTable } from "@/components/keys/source-key-table";
import { pickText } from "@/components/lead/pick-text";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, StatRow } from "@/components/ui/stat";
import { StatusPill } from "@/components/ui/status-pill";
import { TextLink } from "@/components/ui/text-link";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { listSourceFigures } from "@/lib/reporting/list-source-figures";
import { getSource } from "@/lib/suppliers/get-source";
import { getSupplier } from "@/lib/suppliers/get-supplier";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { rotateSourceKeyAction } from "@/lib/web/source-key-action";
import { updateSourceAction } from "../../../actions";
import { SourceDeeds } from "../../_components/source-deeds";

interface Props {
  readonly params: Promise<{ supplierId: string; sourceId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.source");
  return { title: t("one") };
}

export default async function SourcePage({ params }: Props) {
  const ctx = await requireCtx("operator");
  const { supplierId, sourceId } = await params;
  const source = await pageQuery(ctx, getSource, { id: sourceId });
  if (source.supplierId !== supplierId) notFound();
  const [supplier, category, figures, t, names] = await Promise.all([
    pageQuery(ctx, getSupplier, { id: supplierId }),
    pageQuery(ctx, getCategory, { id: source.categoryId }),
    pageQuery(ctx, listSourceFigures, { supplierId }),
    getTranslations("catalogue.source"),
    getTranslations("operator.sources"),
  ]);
  const own = figures.find((row) => row.of === source.id);
  const actor = actorClass(ctx.actor);
  const leads = hrefWith("/operator/leads", { sourceId: source.id });
  const { currency } = ctx.brand;
  const isActive = source.status === "active";
  return (
    <>
      <PageHeader
        title={source.name}
        text={pickText(category.name, ctx.locale)}
        aside={
          <>
            <StatusPill tone={!isActive ? "neutral" : source.mode === "live" ? "success" : "info"}>
              {isActive ? names(`modes.${source.mode}`) : names(`statuses.${source.status}`)}
            </StatusPill>
            <CopyId id={source.id} />
          </>
        }
        back={{ href: `/operator/suppliers/${supplierId}`, label: supplier.name }}
        actions={
          <>
            <LinkButton href={leads}>{names("leads")}</LinkButton>
            {mayDo(actor, "source.manage") && <SourceDeeds source={source} />}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <StatRow>
          <Stat label={t("receivedToday")} value={own?.today.received ?? 0} href={leads} />
          <Stat
            label={t("receivedMonth")}
            value={own?.month.received ?? 0}
            hint={t("ofThem", { sold: own?.month.sold ?? 0, refused: own?.month.refused ?? 0 })}
          />
          <Stat
            label={t("payout")}
            value={<Money amountMinor={own?.month.payoutMinor ?? 0} currency={currency} />}
          />
        </StatRow>
        <Card title={t("spec")}>
          <p className="mb-2 text-muted">{t("specText")}</p>
          <p className="flex flex-wrap items-center gap-3">
            <TextLink href={source.specUrl} prefetch={false} target="_blank" rel="noreferrer">
              {names("spec")}
            </TextLink>
            <CopyButton value={source.specUrl} label={t("copySpec")} />
          </p>
        </Card>
        <section className="grid gap-2">
          <h2 className="text-base font-semibold">{names("keys")}</h2>
          <SourceKeyTable keys={source.keys} />
        </section>
        {mayDo(actor, "source.rotate_key") && (
          <Card title={t("newKey")}>
            <RotateKeyForm source={source} action={rotateSourceKeyAction} note={t("handOverKey")} />
          </Card>
        )}
        {mayDo(actor, "source.manage") && (
          <Card title={t("rename")}>
            <ActionForm action={updateSourceAction} className="max-w-xl">
              <input type="hidden" name="id" value={source.id} />
              <TextField name="name" label={t("name")} required defaultValue={source.name} />
              <div>
                <SubmitButton variant="secondary">{t("save")}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        <HistorySection ctx={ctx} id={source.id} />
      </div>
    </>
  );
}
