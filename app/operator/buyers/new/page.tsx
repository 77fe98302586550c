import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { brandDirectory } from "@/lib/brands";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { CompanyFields } from "../_components/company-fields";
import { setUpBuyerAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.buyer.form");
  return { title: t("newTitle") };
}

export default async function NewBuyerPage() {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "buyer.manage")) notFound();
  const [brand, t, page] = await Promise.all([
    brandDirectory().findById(ctx.brand.id),
    getTranslations("operator.buyer.form"),
    getTranslations("operator.buyer"),
  ]);
  const { timeZone, locale, currency } = ctx.brand;
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        text={t("newText")}
        back={{ href: "/operator/buyers", label: page("back") }}
      />
      <ActionForm action={setUpBuyerAction}>
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <Card title={t("company")}>
            <div className="grid gap-4">
              <CompanyFields company={{ country: brand?.country ?? "DE", timeZone, locale }} isNew />
              <TextField
                name="creditLimitMinor"
                label={t("creditLimit")}
                hint={t("creditLimitHint")}
                inputMode="decimal"
                autoComplete="off"
                suffix={currency}
              />
            </div>
          </Card>
          <Card title={t("person")}>
            <div className="grid gap-4">
              <p className="text-muted">{t("personText")}</p>
              <TextField name="firstUser.name" label={t("userName")} autoComplete="off" maxLength={200} />
              <TextField name="firstUser.email" type="email" label={t("userEmail")} autoComplete="off" />
            </div>
          </Card>
        </div>
        <IdempotencyKey />
        <div>
          <SubmitButton>{t("create")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
