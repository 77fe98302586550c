"use client";

import { useTranslations } from "next-intl";
import type { ContractDraft } from "@/lib/routing/draft-schema";
import { SelectField } from "../../form/select-field";
import { TextField } from "../../form/text-field";
import type { EditorChoices } from "./editor-types";
import { PlainField } from "./plain-field";
import { Section } from "./section";

interface Props {
  readonly draft: ContractDraft;
  readonly choices: EditorChoices;
}

/** Name, way of buying, prices. Both prices stay in the form, so that none is lost on the way from one mode to another. */
export function TermsSection({ draft, choices }: Props) {
  const t = useTranslations("editor.terms");
  const price = (name: "priceExclusive" | "priceShared", isAsked: boolean) => (
    <div hidden={!isAsked}>
      <TextField
        name={name}
        label={t(name)}
        required={isAsked}
        inputMode="decimal"
        suffix={choices.currency}
        defaultValue={draft[name]}
      />
    </div>
  );
  const bids = (way: "exclusive" | "shared", isAsked: boolean) => (
    <div hidden={!isAsked}>
      <div className="grid grid-cols-2 gap-3">
        {(["Min", "Max"] as const).map((end) => (
          <PlainField
            key={end}
            name={`bids.${way}${end}`}
            label={t(`bids.${way}${end}`)}
            inputMode="decimal"
            suffix={choices.currency}
            defaultValue={draft.bids[`${way}${end}`]}
          />
        ))}
      </div>
    </div>
  );
  return (
    <Section title={t("title")}>
      <TextField
        name="name"
        label={t("name")}
        required
        maxLength={120}
        defaultValue={draft.name}
        hint={t("nameHint")}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="mode"
          label={t("mode")}
          required
          defaultValue={draft.mode}
          options={choices.modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        />
        {price("priceExclusive", draft.mode !== "shared")}
        {price("priceShared", draft.mode !== "exclusive")}
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">{t("bids.title")}</legend>
        <div className="grid items-end gap-3 sm:grid-cols-2">
          {bids("exclusive", draft.mode !== "shared")}
          {bids("shared", draft.mode !== "exclusive")}
        </div>
        <p className="mt-2 text-muted">{t("bids.hint")}</p>
      </fieldset>
    </Section>
  );
}
