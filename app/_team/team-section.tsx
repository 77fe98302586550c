import { getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/team/invite-form";
import type { TeamActions } from "@/components/team/team-actions";
import { TeamTable } from "@/components/team/team-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listUsers } from "@/lib/accounts/list-users";
import type { Portal } from "@/lib/accounts/schema";
import type { Team, UserView } from "@/lib/accounts/team-schema";
import { actorClass } from "@/lib/core/ctx";
import { COMPANY_ROLES, mayDo, OPERATOR_ROLES } from "@/lib/core/permissions";
import type { PortalCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import {
  changeRoleAction,
  endSessionsAction,
  inviteUserAction,
  removeUserAction,
  resendInviteAction,
} from "@/lib/web/team-actions";

const ACTIONS: TeamActions = {
  invite: inviteUserAction,
  resend: resendInviteAction,
  changeRole: changeRoleAction,
  endSessions: endSessionsAction,
  remove: removeUserAction,
};

/** In the audit log, with what a buyer's person did at the own desk. */
const historyHref = (id: string): string => hrefWith("/operator/audit", { who: id, desk: "all" });

/** The people of a team and the form that invites more, for every portal; who may not manage them only looks. */
export async function TeamSection({ ctx, team }: { ctx: PortalCtx<Portal>; team: Team }) {
  const [people, t] = await Promise.all([pageQuery(ctx, listUsers, team), getTranslations("team")]);
  const manages = mayDo(actorClass(ctx.actor), "account.manage_team");
  const all: readonly UserView["role"][] = team.kind === "operator" ? OPERATOR_ROLES : COMPANY_ROLES;
  // Only an owner makes an owner of the brand.
  const isManager = ctx.actor.kind === "operator" && ctx.actor.role !== "owner";
  const roles = team.kind === "operator" && isManager ? all.filter((role) => role !== "owner") : all;
  // The first person of a company is who invites the others and rotates keys.
  const isFirst = people.length === 0;
  return (
    <div className="grid grid-cols-1 gap-4">
      {people.length > 0 ? (
        <TeamTable
          people={people}
          roles={roles}
          ownId={ctx.actor.userId}
          historyHref={mayDo(actorClass(ctx.actor), "audit.read") ? historyHref : undefined}
          actions={manages ? ACTIONS : null}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      {manages && (
        <Card title={t("inviteTitle")}>
          <InviteForm
            team={team}
            roles={roles}
            defaultRole={isFirst ? roles[0] : roles.at(-1)}
            action={ACTIONS.invite}
          />
        </Card>
      )}
    </div>
  );
}
