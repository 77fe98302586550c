import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ContractEditor } from "@/components/contract/editor/contract-editor";
import { pickText } from "@/components/lead/pick-text";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { getEditorChoices } from "@/lib/routing/get-editor-choices";
import { emptyDraft } from "@/lib/routing/make-draft";
import { sketchContract } from "@/lib/routing/sketch-contract";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { editorChoices } from "../_components/editor-choices";
import { StartForm } from "../_components/start-form";
import { editContractAction, redrawContractAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("title") };
}

export default async function NewContractPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "contract.manage")) notFound();
  const { buyerId, categoryId } = await readSearch(searchParams, ["buyerId", "categoryId"]);
  const [t, contracts] = await Promise.all([
    getTranslations("editor"),
    getTranslations("operator.contracts"),
  ]);
  const back = { href: "/operator/contracts", label: contracts("back") };
  if (!buyerId || !categoryId) {
    const choices = await pageQuery(ctx, listFilterChoices, {});
    return (
      <>
        <PageHeader title={t("title")} text={t("start.text")} back={back} />
        <StartForm choices={choices} buyerId={buyerId} categoryId={categoryId} />
      </>
    );
  }
  const choices = await pageQuery(ctx, getEditorChoices, { buyerId, categoryId });
  const offered = editorChoices(choices, ctx.brand.currency);
  const draft = emptyDraft(offered.country, offered.modes[0] ?? "exclusive");
  const { maps, summary } = await pageQuery(ctx, sketchContract, { categoryId, draft });
  const category = pickText(choices.category.name, ctx.locale);
  return (
    <>
      <PageHeader title={t("title")} text={t("for", { category, buyer: choices.buyer.name })} back={back} />
      <ClientMessages namespaces={["editor", "leads"]}>
        <ContractEditor
          action={editContractAction}
          redraw={redrawContractAction}
          initial={draft}
          picture={{ summary, maps, notices: [] }}
          choices={offered}
          hidden={{ buyerId, categoryId, idempotencyKey: crypto.randomUUID() }}
          cancelHref="/operator/contracts"
        />
      </ClientMessages>
    </>
  );
}
