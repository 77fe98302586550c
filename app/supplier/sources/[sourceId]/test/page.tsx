import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { getTestExample } from "@/lib/leads/get-test-example";
import { getSource } from "@/lib/suppliers/get-source";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { SpecLink } from "../../_components/spec-link";
import { TestForm } from "./_components/test-form";

interface Props {
  readonly params: Promise<{ sourceId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier.test");
  return { title: t("title") };
}

export default async function TestPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("supplier");
  const [{ sourceId }, { example = "" }] = await Promise.all([params, readSearch(searchParams, ["example"])]);
  const [source, test, t] = await Promise.all([
    pageQuery(ctx, getSource, { id: sourceId }),
    pageQuery(ctx, getTestExample, { sourceId }),
    getTranslations("supplier.test"),
  ]);
  const path = `/supplier/sources/${source.id}`;
  return (
    <>
      <PageHeader
        back={{ href: path, label: source.name }}
        title={t("title")}
        text={t("text")}
        actions={<SpecLink href={source.specUrl} />}
      />
      {source.status === "disabled" ? (
        <Callout tone="warning">{t("disabled")}</Callout>
      ) : (
        <TestForm
          key={example}
          sourceId={source.id}
          test={test}
          currency={ctx.brand.currency}
          endpoint={`${new URL(source.specUrl).origin}/api/v1/leads`}
          againHref={hrefWith(`${path}/test`, { example: test.example.externalId })}
        />
      )}
    </>
  );
}
