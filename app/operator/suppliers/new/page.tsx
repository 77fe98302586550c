import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { SupplierForm } from "../_components/supplier-form";
import { createSupplierAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue.supplier");
  return { title: t("new") };
}

export default async function NewSupplierPage() {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "supplier.manage")) notFound();
  const [t, list] = await Promise.all([
    getTranslations("catalogue.supplier"),
    getTranslations("operator.suppliers"),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        text={t("newText")}
        back={{ href: "/operator/suppliers", label: list("back") }}
      />
      <Card>
        <SupplierForm action={createSupplierAction} supplier={null} />
      </Card>
    </>
  );
}
