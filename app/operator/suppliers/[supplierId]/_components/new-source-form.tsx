import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { NewKey } from "@/components/keys/new-key";
import { pickText } from "@/components/lead/pick-text";
import type { CategoryView } from "@/lib/leads/category-schema";
import { createSourceAction } from "../../actions";

interface Props {
  readonly supplierId: string;
  readonly categories: readonly CategoryView[];
}

/** Opens an inlet; its key is shown here, once. */
export function NewSourceForm({ supplierId, categories }: Props) {
  const t = useTranslations("catalogue.source");
  const modes = useTranslations("operator.sources.modes");
  const locale = useLocale();
  if (categories.length === 0) return <p className="text-muted">{t("noCategories")}</p>;
  return (
    <ActionForm action={createSourceAction} success="none" resetOnSuccess className="max-w-3xl">
      <NewKey note={t("handOverKey")} />
      <input type="hidden" name="supplierId" value={supplierId} />
      <IdempotencyKey />
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField name="name" label={t("name")} hint={t("nameHint")} required autoComplete="off" />
        <SelectField
          name="categoryId"
          label={t("category")}
          required
          options={categories.map(({ id, name }) => ({ value: id, label: pickText(name, locale) }))}
        />
        <SelectField
          name="mode"
          label={t("mode")}
          hint={t("modeHint")}
          required
          defaultValue="test"
          options={(["test", "live"] as const).map((value) => ({ value, label: modes(value) }))}
        />
      </div>
      <div>
        <SubmitButton>{t("create")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
