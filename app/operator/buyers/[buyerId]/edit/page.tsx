import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { amountTyped } from "@/lib/web/form-amount";
import { pageQuery } from "@/lib/web/page-query";
import { CompanyFields } from "../../_components/company-fields";
import { updateBuyerAction } from "../../actions";

interface Props {
  readonly params: Promise<{ buyerId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.buyer");
  return { title: t("edit") };
}

export default async function EditBuyerPage({ params }: Props) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "buyer.manage")) notFound();
  const buyer = await pageQuery(ctx, getBuyer, { id: (await params).buyerId });
  const t = await getTranslations("operator.buyer.form");
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: buyer.name })}
        back={{ href: `/operator/buyers/${buyer.id}`, label: buyer.name }}
      />
      <Card>
        <ActionForm action={updateBuyerAction} className="max-w-xl">
          <input type="hidden" name="id" value={buyer.id} />
          <CompanyFields company={buyer} isNew={false} />
          <TextField
            name="lowBalanceMinor"
            label={t("lowBalance")}
            hint={t("lowBalanceHint")}
            inputMode="decimal"
            autoComplete="off"
            suffix={ctx.brand.currency}
            defaultValue={amountTyped(buyer.lowBalance, ctx.locale)}
          />
          <div>
            <SubmitButton>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
