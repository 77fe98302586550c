import { useTranslations } from "next-intl";
import type { UserView } from "@/lib/accounts/team-schema";
import { ConfirmDialog } from "../form/confirm-dialog";
import { SelectField } from "../form/select-field";
import type { TeamActions } from "./team-actions";

interface Props {
  readonly person: UserView;
  readonly roles: readonly UserView["role"][];
  readonly actions: TeamActions;
}

/** What can be done about somebody else, each asked first. */
export function PersonDeeds({ person, roles, actions }: Props) {
  const t = useTranslations("team");
  const { id, name, email, role } = person;
  const hidden = <input type="hidden" name="id" value={id} />;
  const look = { triggerVariant: "ghost", triggerSize: "sm" } as const;
  const named = (label: string) => (
    <>
      {label}
      <span className="sr-only">: {name}</span>
    </>
  );
  const waits = person.lastSeenAt === null && person.invitedUntil !== null;
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      {waits && (
        <ConfirmDialog
          {...look}
          trigger={named(t("resend"))}
          title={t("resendTitle")}
          action={actions.resend}
          confirm={t("resendNow")}
        >
          <p>{t("resendText", { email })}</p>
          {hidden}
        </ConfirmDialog>
      )}
      <ConfirmDialog
        {...look}
        trigger={named(t("changeRole"))}
        title={t("changeRoleTitle", { name })}
        action={actions.changeRole}
        confirm={t("changeRoleNow")}
      >
        <SelectField
          name="role"
          label={t("role")}
          required
          defaultValue={role}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <p className="text-muted">{t("changeRoleText")}</p>
        {hidden}
      </ConfirmDialog>
      {person.openSessions > 0 && (
        <ConfirmDialog
          {...look}
          trigger={named(t("endSessions"))}
          title={t("endSessionsTitle", { name })}
          action={actions.endSessions}
          confirm={t("endSessionsNow")}
        >
          <p>{t("endSessionsText", { count: person.openSessions })}</p>
          {hidden}
        </ConfirmDialog>
      )}
      <ConfirmDialog
        {...look}
        trigger={named(t("remove"))}
        title={t("removeTitle", { name })}
        action={actions.remove}
        confirm={t("removeNow")}
        danger
      >
        <p>{t("removeText")}</p>
        {hidden}
      </ConfirmDialog>
    </span>
  );
}
