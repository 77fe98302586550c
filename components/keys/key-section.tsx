import { useTranslations } from "next-intl";
import type { KeyView } from "@/lib/accounts/key-schema";
import { ActionForm } from "../form/action-form";
import { ConfirmDialog } from "../form/confirm-dialog";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Time } from "../time";
import { type Column, Table } from "../ui/table";
import { NewKey } from "./new-key";

interface Props {
  /** Those that still work. */
  readonly keys: readonly KeyView[];
  /** Fields: name, idempotencyKey. Answers with the key in `values.apiKey`. */
  readonly create: FormAction;
  /** Fields: id. */
  readonly revoke: FormAction;
}

/** A person's API keys: made, shown once, revoked. */
export function KeySection({ keys, create, revoke }: Props) {
  const t = useTranslations("ui.keys");
  return (
    <div className="grid gap-4">
      {keys.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <KeyTable keys={keys} revoke={revoke} />
      )}
      <ActionForm action={create} success="none" resetOnSuccess className="max-w-xl">
        <NewKey />
        <IdempotencyKey />
        <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={120} required />
        <div>
          <SubmitButton variant="secondary">{t("create")}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

function KeyTable({ keys, revoke }: Pick<Props, "keys" | "revoke">) {
  const t = useTranslations("ui.keys");
  const columns: readonly Column<KeyView>[] = [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    {
      key: "key",
      header: t("key"),
      cell: ({ prefix }) => <code className="font-mono text-[0.8125rem]">{prefix}…</code>,
    },
    { key: "createdAt", header: t("createdAt"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: "lastUsedAt",
      header: t("lastUsedAt"),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t("neverUsed")),
    },
    {
      key: "revoke",
      header: t("revoke"),
      deeds: true,
      align: "end",
      cell: ({ id, name }) => (
        <ConfirmDialog
          trigger={t("revoke")}
          triggerSize="sm"
          title={t("revokeTitle", { name })}
          action={revoke}
          confirm={t("revoke")}
          danger
        >
          <p>{t("revokeText")}</p>
          <input type="hidden" name="id" value={id} />
        </ConfirmDialog>
      ),
    },
  ];
  return <Table caption={t("caption")} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}
