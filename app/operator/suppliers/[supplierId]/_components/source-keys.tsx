import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/client-messages";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { Time } from "@/components/time";
import { type Column, Table } from "@/components/ui/table";
import type { SourceView } from "@/lib/suppliers/schema";
import { FreshKey } from "../../_components/fresh-key";
import { rotateSourceKeyAction } from "../../actions";

type Key = SourceView["keys"][number];

export function SourceKeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const t = useTranslations("catalogue.key");
  const columns: Column<Key>[] = [
    {
      key: "prefix",
      header: t("key"),
      primary: true,
      cell: ({ prefix }) => <code className="font-mono text-[0.8125rem]">{prefix}…</code>,
    },
    { key: "kind", header: t("kind"), cell: ({ test }) => t(test ? "test" : "live") },
    {
      key: "used",
      header: t("used"),
      align: "end",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t("never")),
    },
  ];
  if (keys.length === 0) return <p className="text-muted">{t("none")}</p>;
  return <Table caption={t("title2")} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}

/** Makes a key in place of the old one of its kind. Asks on the page, not in a dialog: its answer must stay to be copied. */
export function RotateKeyForm({ source }: { readonly source: SourceView }) {
  const t = useTranslations("catalogue.key");
  return (
    <ClientMessages namespaces={["catalogue"]}>
      <ActionForm action={rotateSourceKeyAction} success="none" className="max-w-xl">
        <FreshKey />
        <input type="hidden" name="id" value={source.id} />
        <IdempotencyKey />
        <SelectField
          name="kind"
          label={t("kind")}
          required
          defaultValue="live"
          options={(["live", "test"] as const).map((value) => ({ value, label: t(value) }))}
        />
        <CheckboxField name="confirmed" label={t("confirm")} />
        <div>
          <SubmitButton variant="secondary">{t("make")}</SubmitButton>
        </div>
      </ActionForm>
    </ClientMessages>
  );
}
