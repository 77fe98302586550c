"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { type ContractDraft, usualOp } from "@/lib/routing/draft-schema";
import { FormContext } from "../../form/form-context";
import { FormErrors } from "../../form/form-errors";
import { SubmitButton } from "../../form/submit-button";
import { useSentForm } from "../../form/use-sent-form";
import { LinkButton } from "../../ui/link-button";
import { DraftAside } from "./draft-aside";
import { editDraft } from "./edit-draft";
import type { EditorAction, EditorChoices, EditorPicture, EditorState, RedrawAction } from "./editor-types";
import { FilterSection } from "./filter-section";
import { fitDraft } from "./fit-draft";
import { focusAfter } from "./focus-after";
import { HourFields } from "./hour-fields";
import { LimitFields } from "./limit-fields";
import { readDraft } from "./read-draft";
import { RoutingSection } from "./routing-section";
import { Section } from "./section";
import { TermsSection } from "./terms-section";
import { TerritorySection } from "./territory-section";
import { useRedraw } from "./use-redraw";

interface Props {
  readonly action: EditorAction;
  readonly redraw: RedrawAction;
  readonly initial: ContractDraft;
  readonly picture: EditorPicture;
  readonly choices: EditorChoices;
  /** Sent along: whose contract, in which category, which one. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly cancelHref: string;
}

const UNSENT: EditorState = {};
const WHOLE_WEEK = ["officeHours", "likeMonday", "noHours"];

/**
 * Everything of a contract in one form. The server reads and answers every button, so it works without JavaScript; with it
 * rows come and go at once, and summary and map follow what is typed.
 */
export function ContractEditor({ action, redraw, initial, picture, choices, hidden, cancelHref }: Props) {
  const t = useTranslations("editor");
  const { state, post, send, pending } = useSentForm(action, UNSENT, (message) => ({ message }));
  const [draft, setDraft] = useState(() => fitDraft(state.draft ?? initial, choices));
  const [weekStamp, setWeekStamp] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const edited = useRef<string | null>(null);
  const id = useId();
  const drawn = useRedraw(redraw, form, state.picture ?? picture, state);

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
    const next = editDraft(readDraft(data), intent, beginning(choices));
    if (next) {
      edited.current = intent;
      if (WHOLE_WEEK.includes(intent)) setWeekStamp(weekStamp + 1);
      setDraft(fitDraft(next, choices));
      drawn.later();
    } else if (intent === "refresh") drawn.now();
    else if (!pending) send(data);
  };
  const onChange = (event: React.ChangeEvent<HTMLFormElement>) => {
    drawn.later();
    const target: unknown = event.target;
    if (target instanceof HTMLSelectElement && form.current) {
      setDraft(fitDraft(readDraft(new FormData(form.current)), choices));
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
        className="grid gap-4"
      >
        {/* Enter in a field saves; the first submit button of a form is the one it presses. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">
          {t("save")}
        </button>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormErrors />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 content-start gap-4">
            <TermsSection draft={draft} choices={choices} />
            <TerritorySection draft={draft} choices={choices} notices={drawn.picture.notices} />
            <FilterSection draft={draft} choices={choices} />
            <Section title={t("limits.title")}>
              <LimitFields
                caps={draft.caps}
                budgets={draft.budgets}
                currency={choices.currency}
                timeZone={choices.timeZone}
              />
            </Section>
            <Section title={t("hours.title")}>
              <HourFields
                key={weekStamp}
                hours={draft.hours}
                holidays={draft.holidays}
                timeZone={choices.timeZone}
                presets
              />
            </Section>
            <RoutingSection draft={draft} choices={choices} />
          </div>
          <DraftAside picture={drawn.picture} preview={state.preview} choices={choices} pending={pending} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton name="intent" value="save">
              {t("save")}
            </SubmitButton>
            <LinkButton href={cancelHref} variant="ghost">
              {t("cancel")}
            </LinkButton>
          </div>
        </div>
      </form>
    </FormContext>
  );
}

function beginning({ country, fields: [field] }: EditorChoices) {
  return { country, field: field?.key ?? "", op: usualOp(field?.type) };
}

function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector("[data-form-errors]");
  if (target instanceof HTMLElement) target.focus();
}
