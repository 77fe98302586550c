import { useTranslations } from "next-intl";
import type { Team, UserView } from "@/lib/accounts/team-schema";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/form-state";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

interface Props {
  readonly team: Team;
  readonly roles: readonly UserView["role"][];
  readonly defaultRole: UserView["role"] | undefined;
  readonly action: FormAction;
}

const ROLES_OF = {
  operator: "rolesOfOperators",
  buyer: "rolesOfBuyers",
  supplier: "rolesOfSuppliers",
} as const;

/** Asks a person into a team by mail. */
export function InviteForm({ team, roles, defaultRole, action }: Props) {
  const t = useTranslations("team");
  return (
    <ActionForm action={action} resetOnSuccess className="max-w-3xl">
      <input type="hidden" name="kind" value={team.kind} />
      {team.kind === "buyer" && <input type="hidden" name="buyerId" value={team.buyerId} />}
      {team.kind === "supplier" && <input type="hidden" name="supplierId" value={team.supplierId} />}
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField
          name="email"
          type="email"
          label={t("email")}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField name="name" label={t("name")} autoComplete="off" />
        <SelectField
          // Anew after the first of a company, for whom another role is offered.
          key={defaultRole}
          name="role"
          label={t("role")}
          required
          defaultValue={defaultRole}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
      </div>
      <p className="text-muted">{t(ROLES_OF[team.kind])}</p>
      <div>
        <SubmitButton>{t("invite")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
