import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ContractEditor } from "@/components/contract/editor/contract-editor";
import { pickText } from "@/components/lead/pick-text";
import { PageHeader } from "@/components/ui/page-header";
import { getContract } from "@/lib/routing/get-contract";
import { getEditorChoices } from "@/lib/routing/get-editor-choices";
import { makeDraft } from "@/lib/routing/make-draft";
import { sketchContract } from "@/lib/routing/sketch-contract";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { editorChoices } from "../../_components/editor-choices";
import { editContractAction, redrawContractAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("edit") };
}

export default async function EditContractPage({ params }: { params: Promise<{ contractId: string }> }) {
  const ctx = await requireCtx("operator");
  const { contractId } = await params;
  const contract = await pageQuery(ctx, getContract, { id: contractId });
  if (contract.status === "archived") notFound();
  const { buyerId, categoryId } = contract;
  const [choices, t] = await Promise.all([
    pageQuery(ctx, getEditorChoices, { buyerId, categoryId }),
    getTranslations("editor"),
  ]);
  const { currency } = ctx.brand;
  const draft = makeDraft(contract, { currency, locale: ctx.locale, fields: choices.category.fields });
  const { summary, maps, notices } = await pageQuery(ctx, sketchContract, { categoryId, draft });
  const category = pickText(choices.category.name, ctx.locale);
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: contract.name })}
        text={t("for", { category, buyer: choices.buyer.name })}
        back={{ href: `/operator/contracts/${contractId}`, label: contract.name }}
      />
      <ClientMessages namespaces={["editor", "leads"]}>
        <ContractEditor
          action={editContractAction}
          redraw={redrawContractAction}
          initial={draft}
          picture={{ summary, maps, notices }}
          choices={editorChoices(choices, currency)}
          hidden={{ buyerId, categoryId, contractId }}
          cancelHref={`/operator/contracts/${contractId}`}
        />
      </ClientMessages>
    </>
  );
}
