"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ContractDraft, usualOp } from "@/lib/routing/draft-schema";
import { DraftDeeds, DraftForm } from "../../form/draft-form";
import { useDraftForm } from "../../form/use-draft-form";
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

const WHOLE_WEEK = ["officeHours", "likeMonday", "noHours"];

/**
 * Everything of a contract in one form. The server reads and answers every button, so it works without JavaScript; with it
 * rows come and go at once, and summary and map follow what is typed.
 */
export function ContractEditor({ action, redraw, initial, picture, choices, hidden, cancelHref }: Props) {
  const t = useTranslations("editor");
  const [weekStamp, setWeekStamp] = useState(0);
  const editor = useDraftForm<ContractDraft, EditorState>({
    action,
    initial,
    read: readDraft,
    edit: (draft, intent) => editDraft(draft, intent, beginning(choices)),
    settle: (draft) => fitDraft(draft, choices),
    focusAfter,
    onEdit: (intent) => {
      if (WHOLE_WEEK.includes(intent)) setWeekStamp(weekStamp + 1);
      drawn.later();
    },
    onIntent: (intent) => {
      if (intent === "refresh") drawn.now();
      return intent === "refresh";
    },
  });
  const { state, draft, pending } = editor;
  const drawn = useRedraw(redraw, editor.form, state.picture ?? picture, state);
  return (
    <DraftForm editor={editor} onChange={drawn.later} hidden={hidden} save={t("save")} className="grid gap-4">
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
        <DraftDeeds save={t("save")} cancel={t("cancel")} cancelHref={cancelHref} />
      </div>
    </DraftForm>
  );
}

function beginning({ country, fields: [field] }: EditorChoices) {
  return { country, field: field?.key ?? "", op: usualOp(field?.type) };
}
