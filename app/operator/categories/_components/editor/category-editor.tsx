"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { Section } from "@/components/contract/editor/section";
import { FormContext } from "@/components/form/form-context";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useSentForm } from "@/components/form/use-sent-form";
import { LinkButton } from "@/components/ui/link-button";
import { CategoryButton } from "./category-button";
import type { CategoryAction, CategoryDraft, CategoryState } from "./category-draft";
import { editCategoryDraft } from "./edit-category-draft";
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

const UNSENT: CategoryState = {};

/** Everything of a category in one form. Every button works by a round trip too; with JavaScript rows come and go at once. */
export function CategoryEditor({ action, initial, currency, categoryId, idempotencyKey, cancelHref }: Props) {
  const t = useTranslations("catalogue.editor");
  const { state, post, send, pending } = useSentForm(action, UNSENT, (message) => ({ message }));
  const [draft, setDraft] = useState(state.draft ?? initial);
  const form = useRef<HTMLFormElement>(null);
  const edited = useRef<string | null>(null);
  const id = useId();

  useEffect(() => {
    if (state !== UNSENT && (state.errors || state.message)) focusFirstError(form.current);
  }, [state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the rows have changed
  useEffect(() => {
    if (edited.current) focusAfter(form.current, edited.current);
    edited.current = null;
  }, [draft]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const intent = String(data.get("intent") ?? "save");
    const next = editCategoryDraft(readCategoryDraft(data), intent);
    if (next) {
      edited.current = intent;
      setDraft(next);
    } else if (!pending) send(data);
  };
  const onChange = (event: React.ChangeEvent<HTMLFormElement>) => {
    const target: unknown = event.target;
    // Another type asks for other values.
    if (target instanceof HTMLSelectElement && form.current) {
      setDraft(readCategoryDraft(new FormData(form.current)));
    }
  };
  return (
    <FormContext value={{ id, state: { errors: state.errors, message: state.message }, pending }}>
      <form
        ref={form}
        action={post}
        onSubmit={onSubmit}
        onChange={onChange}
        noValidate
        className="grid max-w-4xl gap-4"
      >
        {/* Enter in a field saves; the first submit button of a form is the one it presses. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">
          {t("save")}
        </button>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {categoryId && <input type="hidden" name="id" value={categoryId} />}
        <FormErrors />
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
            <CategoryButton edit="addField">
              <Plus aria-hidden />
              {t("addField")}
            </CategoryButton>
          </div>
        </Section>
        <DuplicateSection draft={draft} />
        <ConsentSection draft={draft} />
        <SaleSection draft={draft} currency={currency} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="save">
            {t(categoryId ? "save" : "create")}
          </SubmitButton>
          <LinkButton href={cancelHref} variant="ghost">
            {t("cancel")}
          </LinkButton>
        </div>
      </form>
    </FormContext>
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

function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector("[data-form-errors]");
  if (target instanceof HTMLElement) target.focus();
}
