import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionTable } from "@/components/decision/decision-table";
import { pickText } from "@/components/lead/pick-text";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getCategory } from "@/lib/leads/get-category";
import { typedFields } from "@/lib/leads/typed-fields";
import { getTryChoices } from "@/lib/routing/get-try-choices";
import { tryLead } from "@/lib/routing/try-lead";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import type { Search } from "@/lib/web/read-search";
import { readTry } from "../_components/read-try";
import { TryForm } from "../_components/try-form";

interface Props {
  readonly params: Promise<{ categoryId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.try");
  return { title: t("title") };
}

export default async function TryPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("operator");
  const { categoryId } = await params;
  const category = await pageQuery(ctx, getCategory, { id: categoryId });
  const values = readTry(await searchParams, category.fields);
  const { currency } = ctx.brand;
  const [choices, t, say] = await Promise.all([
    pageQuery(ctx, getTryChoices, { categoryId }),
    getTranslations("catalogue.try"),
    getTranslations("leads.reason"),
  ]);
  const tried = values.postalCode
    ? await pageQuery(ctx, tryLead, {
        categoryId,
        postalCode: values.postalCode,
        country: values.country || undefined,
        sourceId: values.sourceId || undefined,
        fields: typedFields((key) => values.fields[key] ?? [], category.fields, currency, ctx.locale),
      })
    : null;
  const errors = new Map(
    tried?.reasons.map(({ field = "", code, message }) => [
      field,
      (say.has as (key: string) => boolean)(code) ? (say as (key: string) => string)(code) : message,
    ]),
  );
  const sold = tried?.verdicts.filter(({ code }) => code === "sold").length ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        back={{ href: `/operator/categories/${categoryId}`, label: pickText(category.name, ctx.locale) }}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <TryForm
          fields={category.fields}
          choices={choices}
          values={values}
          errors={errors}
          currency={currency}
        />
        {tried === null && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
        {tried && errors.size > 0 && (
          <Callout tone="warning" title={t("rejected")}>
            {t("rejectedText")}
          </Callout>
        )}
        {tried && errors.size === 0 && (
          <Card title={t("result", { place: `${values.postalCode} ${tried.city ?? ""}`.trim() })}>
            <Callout tone={sold > 0 ? "success" : "warning"} live>
              {t("outcome", { sold })}
            </Callout>
            <div className="mt-4">
              <DecisionTable decision={tried} currency={currency} />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
