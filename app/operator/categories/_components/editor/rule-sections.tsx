"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/contract/editor/section";
import { Ticks } from "@/components/contract/editor/ticks";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { CONSENT_PARTS, DUPLICATE_FIELDS } from "@/lib/leads/schema";
import type { CategoryDraft } from "./category-draft";

/** When two leads are the same person, and what then. */
export function DuplicateSection({ draft }: { readonly draft: CategoryDraft }) {
  const t = useTranslations("catalogue.editor");
  return (
    <Section title={t("duplicates")} hint={t("duplicatesHint")}>
      <Ticks
        name="duplicateRule.fields"
        legend={t("duplicateFields")}
        options={DUPLICATE_FIELDS.map((value) => ({ value, label: t(`duplicateField.${value}`) }))}
        ticked={draft.duplicateFields}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="duplicateRule.match"
          label={t("match")}
          required
          defaultValue={draft.duplicateMatch}
          options={(["any", "all"] as const).map((value) => ({ value, label: t(`matches.${value}`) }))}
        />
        <TextField
          name="duplicateRule.windowDays"
          label={t("windowDays")}
          suffix={t("days")}
          required
          inputMode="numeric"
          defaultValue={draft.windowDays}
        />
        <SelectField
          name="duplicateRule.scope"
          label={t("scope")}
          required
          defaultValue={draft.duplicateScope}
          options={(["category", "brand"] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))}
        />
        <SelectField
          name="duplicateRule.action"
          label={t("action")}
          required
          defaultValue={draft.duplicateAction}
          options={(["reject", "hold", "allow"] as const).map((value) => ({
            value,
            label: t(`actions.${value}`),
          }))}
        />
      </div>
    </Section>
  );
}

export function ConsentSection({ draft }: { readonly draft: CategoryDraft }) {
  const t = useTranslations("catalogue.editor");
  return (
    <Section title={t("consent")}>
      <CheckboxField
        name="consentRule.required"
        label={t("consentRequired")}
        hint={t("consentHint")}
        defaultChecked={draft.consentRequired}
      />
      <Ticks
        name="consentRule.parts"
        legend={t("consentParts")}
        options={CONSENT_PARTS.map((value) => ({ value, label: t(`consentPart.${value}`) }))}
        ticked={draft.consentParts}
      />
      <TextField
        name="consentRule.maxAgeDays"
        label={t("maxAgeDays")}
        hint={t("maxAgeDaysHint")}
        suffix={t("daysOld")}
        inputMode="numeric"
        className="sm:max-w-72"
        defaultValue={draft.maxAgeDays}
      />
    </Section>
  );
}

/** How leads are sold, for how much at least, and what of it is the supplier's. */
export function SaleSection({
  draft,
  currency,
}: {
  readonly draft: CategoryDraft;
  readonly currency: string;
}) {
  const t = useTranslations("catalogue.editor");
  return (
    <Section title={t("sale")}>
      <div className="grid gap-1">
        <CheckboxField
          name="sellsExclusive"
          label={t("sellsExclusive")}
          defaultChecked={draft.sellsExclusive}
        />
        <CheckboxField name="sellsShared" label={t("sellsShared")} defaultChecked={draft.sellsShared} />
        <CheckboxField
          name="listsInShop"
          label={t("listsInShop")}
          hint={t("listsInShopHint")}
          defaultChecked={draft.listsInShop}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField
          name="maxShares"
          label={t("maxShares")}
          hint={t("maxSharesHint")}
          required
          inputMode="numeric"
          defaultValue={draft.maxShares}
        />
        <TextField
          name="minimumPriceMinor"
          label={t("minimumPrice")}
          hint={t("minimumPriceHint")}
          required
          inputMode="decimal"
          suffix={currency}
          defaultValue={draft.minimumPrice}
        />
        <TextField
          name="supplierShareBps"
          label={t("supplierShare")}
          hint={t("supplierShareHint")}
          required
          inputMode="decimal"
          suffix="%"
          defaultValue={draft.supplierShare}
        />
      </div>
    </Section>
  );
}
