/** The people of a team to take along, for every portal. */
import { getTranslations } from "next-intl/server";
import { listUsers } from "@/lib/accounts/list-users";
import type { Portal } from "@/lib/accounts/schema";
import type { Team, UserView } from "@/lib/accounts/team-schema";
import { csvForms, csvResponse } from "./csv-response";
import type { PortalCtx } from "./ctx";
import { pageQuery } from "./page-query";

export async function teamCsv(ctx: PortalCtx<Portal>, team: Team): Promise<Response> {
  const [t, { idHeader, time, inZone }] = await Promise.all([getTranslations("team"), csvForms(ctx)]);
  return csvResponse<UserView>({
    ctx,
    name: "team",
    columns: [
      [idHeader, ({ id }) => id],
      [t("person"), ({ name }) => name],
      [t("email"), ({ email }) => email],
      [t("role"), ({ role }) => t(`roles.${role}`)],
      [inZone(t("lastSeen")), ({ lastSeenAt }) => time(lastSeenAt)],
      [t("sessions"), ({ openSessions }) => openSessions],
      [inZone(t("csv.invitedUntil")), ({ invitedUntil }) => time(invitedUntil)],
      [inZone(t("csv.createdAt")), ({ createdAt }) => time(createdAt)],
    ],
    // A team is read as a whole, here as on its page.
    read: async () => ({ data: await pageQuery(ctx, listUsers, team), nextCursor: null }),
  });
}
