"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContractDraft } from "@/lib/routing/draft-schema";
import { RowButton } from "../../form/row-button";
import { ConditionRow } from "./condition-row";
import type { Edit } from "./edit-draft";
import type { EditorChoices } from "./editor-types";
import { Section } from "./section";

interface Props {
  readonly draft: ContractDraft;
  readonly choices: EditorChoices;
}

/** Conditions in groups: all of a group must hold, one group is enough. */
export function FilterSection({ draft, choices }: Props) {
  const t = useTranslations("editor.filters");
  return (
    <Section name="filters" title={t("title")} hint={draft.filters.length > 0 ? t("hint") : t("none")}>
      {draft.filters.map((group, g) => (
        <div key={group.key} className="grid gap-3">
          {g > 0 && <p className="font-medium text-muted uppercase">{t("or")}</p>}
          <fieldset className="grid min-w-0 gap-3 rounded-md border border-line bg-page p-3">
            <legend className="sr-only">{t("group", { number: g + 1 })}</legend>
            <input type="hidden" name={`filters.${g}.key`} value={group.key} />
            {group.conditions.map((condition, c) => (
              <ConditionRow key={condition.key} condition={condition} group={g} index={c} choices={choices} />
            ))}
            <div data-add={`group-${g}`}>
              <RowButton<Edit> edit={`addCondition:${g}`}>
                <Plus aria-hidden />
                {t("addCondition")}
              </RowButton>
            </div>
          </fieldset>
        </div>
      ))}
      <div data-add="filters">
        {choices.fields.length > 0 && (
          <RowButton<Edit> edit="addGroup">
            <Plus aria-hidden />
            {t(draft.filters.length > 0 ? "addGroup" : "addFirst")}
          </RowButton>
        )}
      </div>
    </Section>
  );
}
