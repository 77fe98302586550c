import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ViewPage, ViewView } from "@/lib/accounts/view-schema";
import { ConfirmDialog } from "../form/confirm-dialog";
import type { FormAction } from "../form/form-state";
import { TextField } from "../form/text-field";
import { Tabs } from "../ui/tabs";

export interface ViewActions {
  readonly save: FormAction;
  readonly rename: FormAction;
  readonly setDefault: FormAction;
  readonly remove: FormAction;
}

interface Props {
  readonly page: ViewPage;
  readonly views: readonly ViewView[];
  /** What the list shows now, as a query string in a settled order; empty: everything. */
  readonly query: string;
  readonly actions: ViewActions;
  /** Guards against saving twice. */
  readonly idempotencyKey: ReactNode;
}

/** A person's views of a list as tabs; what it is filtered by now can be saved, and the view that is open changed. */
export function ViewBar({ page, views, query, actions, idempotencyKey }: Props) {
  const t = useTranslations("views");
  const open = views.find((view) => view.query === query);
  if (views.length === 0 && query === "") return null;
  const tabs = [
    { href: page, label: t("all"), active: query === "" },
    ...views.map((view) => ({ href: `${page}?${view.query}`, label: view.name, active: view === open })),
  ];
  return (
    <div className="mb-3 flex flex-wrap items-center justify-end gap-x-2 gap-y-1 *:[nav]:mb-0 *:[nav]:min-w-0 *:[nav]:flex-1 max-sm:*:[nav]:basis-full print:hidden">
      {views.length > 0 && <Tabs label={t("label")} tabs={tabs} />}
      {open && <ViewDeeds view={open} actions={actions} />}
      {!open && query !== "" && (
        <ConfirmDialog
          trigger={t("save")}
          triggerVariant="ghost"
          triggerSize="sm"
          title={t("saveTitle")}
          action={actions.save}
          confirm={t("saveNow")}
        >
          <p>{t("saveText")}</p>
          <TextField name="name" label={t("name")} required maxLength={60} autoComplete="off" />
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="query" value={query} />
          {idempotencyKey}
        </ConfirmDialog>
      )}
    </div>
  );
}

function ViewDeeds({ view, actions }: { readonly view: ViewView; readonly actions: ViewActions }) {
  const t = useTranslations("views");
  const { id, name, isDefault } = view;
  const look = { triggerVariant: "ghost", triggerSize: "sm" } as const;
  const hidden = <input type="hidden" name="id" value={id} />;
  return (
    <div className="flex flex-wrap justify-end">
      <ConfirmDialog
        {...look}
        trigger={t("rename")}
        title={t("renameTitle", { name })}
        action={actions.rename}
        confirm={t("renameNow")}
      >
        <TextField
          name="name"
          label={t("name")}
          required
          maxLength={60}
          autoComplete="off"
          defaultValue={name}
        />
        {hidden}
      </ConfirmDialog>
      <ConfirmDialog
        {...look}
        trigger={t(isDefault ? "dropDefault" : "makeDefault")}
        title={t(isDefault ? "dropDefaultTitle" : "makeDefaultTitle", { name })}
        action={actions.setDefault}
        confirm={t(isDefault ? "dropDefault" : "makeDefault")}
      >
        <p>{t(isDefault ? "dropDefaultText" : "makeDefaultText")}</p>
        <input type="hidden" name="isDefault" value={isDefault ? "false" : "true"} />
        {hidden}
      </ConfirmDialog>
      <ConfirmDialog
        {...look}
        trigger={t("delete")}
        title={t("deleteTitle", { name })}
        action={actions.remove}
        confirm={t("deleteNow")}
        danger
      >
        <p>{t("deleteText")}</p>
        {hidden}
      </ConfirmDialog>
    </div>
  );
}
