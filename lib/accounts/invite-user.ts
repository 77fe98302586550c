import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { signInLink } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { freshInvite, type Issued, issueInvite } from "./issue-invite";
import { assertMayTouchOwner, lockUser, teamOf } from "./lock-team";
import { mailed } from "./mail-invite";
import { invitation, originInput } from "./team-schema";

interface Invited {
  readonly id: Id<"user">;
  readonly invited: Issued;
}

const issueFirst = command({
  name: "account.invite_user",
  permission: "account.manage_team",
  input: invitation,
  async run(tx, input, ctx, audit): Promise<Invited> {
    const invited = await issueInvite(tx, input, ctx, audit);
    return { id: invited.id, invited };
  },
});

const issueAgain = command({
  name: "account.resend_invite",
  permission: "account.manage_team",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<Invited> {
    const row = await lockUser(tx, ctx, requireId("user", input.id));
    if (row.role === "owner") assertMayTouchOwner(ctx, teamOf(row));
    const [invited] = await tx
      .select({ id: signInLink.id })
      .from(signInLink)
      .where(and(eq(signInLink.userId, row.id), eq(signInLink.purpose, "invite")))
      .limit(1);
    // Whoever has a password signs in with it; an invitation would let them choose another.
    if (!invited || row.passwordHash !== null) {
      throw new AppError("precondition_failed", "account.not_invited", {
        message: "This person has accepted already.",
      });
    }
    audit({ objectKind: "user", objectId: row.id });
    return { id: row.id, invited: { id: row.id, sealed: await freshInvite(tx, row.id, ctx.now()) } };
  },
});

/**
 * Gives a person an account and mails them a link, valid for seven days, to choose name and password.
 * Called again with the same idempotency key it makes nobody twice and mails the same link once more, since the first mail may not have left.
 * @throws AppError account.email_taken, account.owner_only; not_found for another's company
 */
export const inviteUser = mailed(issueFirst, invitation.and(originInput));

/** Mails a fresh link to a person who has not accepted yet; older ones stop working. @throws AppError account.not_invited */
export const resendInvite = mailed(issueAgain, z.object({ id: z.string() }).and(originInput));
