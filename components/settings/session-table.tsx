import { useTranslations } from "next-intl";
import type { SessionView } from "@/lib/accounts/settings-schema";
import { ActionForm } from "../form/action-form";
import { ConfirmDialog } from "../form/confirm-dialog";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";
import { Time } from "../time";
import { StatusPill } from "../ui/status-pill";
import { type Column, Table } from "../ui/table";
import { deviceName } from "./device-name";

interface Props {
  readonly sessions: readonly SessionView[];
  /** The one this page is read in. */
  readonly currentId: string | undefined;
  /** Fields: sessionId. */
  readonly end: FormAction;
  readonly endOthers: FormAction;
}

/** Where one is signed in, and the way to end it there. */
export function SessionTable({ sessions, currentId, end, endOthers }: Props) {
  const t = useTranslations("settings");
  const columns: readonly Column<SessionView>[] = [
    {
      key: "device",
      header: t("device"),
      primary: true,
      cell: ({ id, userAgent, ip }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>{deviceName(userAgent) ?? t("unknownDevice")}</span>
          {id === currentId && <StatusPill tone="success">{t("thisDevice")}</StatusPill>}
          {ip && <span className="text-[0.8125rem] font-normal text-muted">{ip}</span>}
        </span>
      ),
    },
    { key: "createdAt", header: t("signedInAt"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: "lastSeenAt", header: t("lastSeen"), cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
    {
      key: "end",
      header: t("end"),
      align: "end",
      deeds: true,
      cell: ({ id }) =>
        id !== currentId && (
          <ActionForm action={end} success="toast">
            <input type="hidden" name="sessionId" value={id} />
            <SubmitButton variant="secondary" size="sm">
              {t("end")}
            </SubmitButton>
          </ActionForm>
        ),
    },
  ];
  return (
    <div className="grid gap-3">
      <Table caption={t("sessions")} columns={columns} rows={sessions} rowKey={({ id }) => id} />
      {sessions.length > 1 && (
        <div>
          <ConfirmDialog
            trigger={t("endOthers")}
            title={t("endOthersTitle")}
            action={endOthers}
            confirm={t("endOthers")}
            danger
          >
            <p>{t("endOthersText")}</p>
          </ConfirmDialog>
        </div>
      )}
    </div>
  );
}
