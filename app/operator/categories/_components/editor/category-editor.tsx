"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/contract/editor/section";
import { DraftDeeds, DraftForm } from "@/components/form/draft-form";
import { RowButton } from "@/components/form/row-button";
import { TextField } from "@/components/form/text-field";
import { useDraftForm } from "@/components/form/use-draft-form";
import type { CategoryAction, CategoryDraft, CategoryState } from "./category-draft";
import { type CategoryEdit, editCategoryDraft } from "./edit-category-draft";
import { FieldRow } from "./field-row";
import { LocalPair } from "./local-pair";
import { readCategoryDraft } from "./read-category-draft";
import { ConsentSection, DuplicateSection, SaleSection } from "./rule-sections";

interface Props {
  readonly action: CategoryAction;
  readonly initial: CategoryDraft;
  readonly currency: string;
  /** Null: a new one, whose key is still to choose. */
  readonly categoryId: string | null;
  readonly idempotencyKey: string;
  readonly cancelHref: string;
}

/** Everything of a category in one form. Every button works by a round trip too; with JavaScript rows come and go at once. */
export function CategoryEditor({ action, initial, currency, categoryId, idempotencyKey, cancelHref }: Props) {
  const t = useTranslations("catalogue.editor");
  const editor = useDraftForm<CategoryDraft, CategoryState>({
    action,
    initial,
    read: readCategoryDraft,
    edit: editCategoryDraft,
    focusAfter,
  });
  const { draft } = editor;
  return (
    <DraftForm
      editor={editor}
      hidden={{ idempotencyKey, ...(categoryId && { id: categoryId }) }}
      save={t("save")}
      className="grid max-w-4xl gap-4"
    >
      <Section title={t("names")}>
        <div className="grid gap-3 sm:grid-cols-2">
          <LocalPair
            name="name"
            labels={{ en: t("nameEn"), de: t("nameDe") }}
            values={{ en: draft.nameEn, de: draft.nameDe }}
          />
          {!categoryId && (
            <TextField
              name="key"
              label={t("key")}
              hint={t("keyHint")}
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={draft.key}
            />
          )}
        </div>
      </Section>
      <Section name="fields" title={t("fields")} hint={t("fieldsHint")}>
        <ol className="grid gap-3">
          {draft.fields.map((field, i) => (
            <FieldRow
              key={field.row}
              field={field}
              index={i}
              last={draft.fields.length - 1}
              currency={currency}
            />
          ))}
        </ol>
        <div data-add="fields">
          <RowButton<CategoryEdit> edit="addField">
            <Plus aria-hidden />
            {t("addField")}
          </RowButton>
        </div>
      </Section>
      <DuplicateSection draft={draft} />
      <ConsentSection draft={draft} />
      <SaleSection draft={draft} currency={currency} />
      <DraftDeeds save={t(categoryId ? "save" : "create")} cancel={t("cancel")} cancelHref={cancelHref} />
    </DraftForm>
  );
}

/** Into the new row; after a move back onto the button; else on the button that adds one. */
function focusAfter(form: HTMLFormElement | null, edit: string): void {
  const [verb, index = ""] = edit.split(":");
  const rows = [...(form?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const add = form?.querySelector<HTMLElement>("[data-add] button");
  if (verb === "addField") rows.at(-1)?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  else if (verb === "removeField") add?.focus();
  else {
    const to = Number(index) + (verb === "upField" ? -1 : 1);
    const buttons = rows[to]?.querySelectorAll<HTMLElement>("button[name=intent]:not(:disabled)");
    const wanted = [...(buttons ?? [])].find((one) => one.getAttribute("value")?.startsWith(`${verb}:`));
    (wanted ?? buttons?.[0])?.focus();
  }
}
