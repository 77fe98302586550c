import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { RotateKeyForm } from "@/components/keys/rotate-key-form";
import { SourceKeyTable } from "@/components/keys/source-key-table";
import { pickText } from "@/components/lead/pick-text";
import { Time } from "@/components/time";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyId } from "@/components/ui/copy-id";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listCategories } from "@/lib/leads/list-categories";
import { getSource } from "@/lib/suppliers/get-source";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { rotateSourceKeyAction } from "@/lib/web/source-key-action";
import { SourceMode } from "../_components/source-mode";
import { SpecLink } from "../_components/spec-link";

interface Props {
  readonly params: Promise<{ sourceId: string }>;
}

const readSource = cache(async (id: string) => pageQuery(await requireCtx("supplier"), getSource, { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readSource((await params).sourceId)).name };
}

export default async function SourcePage({ params }: Props) {
  const ctx = await requireCtx("supplier");
  const source = await readSource((await params).sourceId);
  const [categories, locale, t] = await Promise.all([
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    getLocale(),
    getTranslations("supplier.sources"),
  ]);
  const category = categories.data.find(({ id }) => id === source.categoryId);
  return (
    <>
      <PageHeader
        back={{ href: "/supplier/sources", label: t("title") }}
        title={source.name}
        aside={
          <>
            <SourceMode source={source} />
            <CopyId id={source.id} />
          </>
        }
        actions={
          <>
            <LinkButton href={`/supplier/leads?sourceId=${source.id}`}>{t("itsLeads")}</LinkButton>
            {source.status === "active" && (
              <LinkButton href={`/supplier/sources/${source.id}/test`} variant="primary">
                {t("sendTest")}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        {source.mode === "test" && <Callout tone="info">{t("testNote", { brand: ctx.brand.name })}</Callout>}
        <Card>
          <DescriptionList
            items={[
              { term: t("category"), value: category ? pickText(category.name, locale) : "–" },
              { term: t("createdAt"), value: <Time at={source.createdAt} mode="exact" /> },
              {
                term: t("spec"),
                value: (
                  <span className="inline-flex items-center gap-2">
                    <SpecLink href={source.specUrl} />
                    <CopyButton value={source.specUrl} label={t("copySpec")} />
                  </span>
                ),
              },
            ]}
          />
        </Card>
        <section className="grid gap-2">
          <h2 className="text-base font-semibold">{t("keys")}</h2>
          <SourceKeyTable keys={source.keys} />
        </section>
        <Card title={t("newKey")}>
          {ctx.actor.role === "owner" ? (
            <RotateKeyForm source={source} action={rotateSourceKeyAction} />
          ) : (
            <p>{t("ownersOnly")}</p>
          )}
        </Card>
      </div>
    </>
  );
}
