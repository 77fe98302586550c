import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FilterChoices } from "@/lib/reporting/list-filter-choices";

interface Props {
  readonly choices: FilterChoices;
  readonly buyerId: string | undefined;
  readonly categoryId: string | undefined;
}

/** Who buys and what: fields, stages and sources of the form depend on it. */
export function StartForm({ choices, buyerId, categoryId }: Props) {
  const t = useTranslations("editor.start");
  const locale = useLocale();
  if (choices.buyers.length === 0 || choices.categories.length === 0) return <EmptyState title={t("none")} />;
  return (
    <form method="get" className="grid max-w-md gap-4">
      <Field id="buyerId" label={t("buyer")}>
        <Select
          id="buyerId"
          name="buyerId"
          required
          defaultValue={buyerId ?? ""}
          emptyLabel={t("choose")}
          options={choices.buyers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field id="categoryId" label={t("category")}>
        <Select
          id="categoryId"
          name="categoryId"
          required
          defaultValue={categoryId ?? ""}
          emptyLabel={t("choose")}
          options={choices.categories.map(({ id, name }) => ({ value: id, label: pickText(name, locale) }))}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary">
          {t("go")}
        </Button>
      </div>
    </form>
  );
}
