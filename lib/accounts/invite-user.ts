import { and, eq, isNotNull, isNull } from "drizzle-orm";
import * as z from "zod";
import { type Tx, withBrand } from "@/db/brand";
import { buyer, signInLink, supplier, user } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { inviteMail } from "@/emails/invite-mail";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import { type Id, newId } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import { decryptSecret, encryptSecret } from "@/lib/runtime/secrets";
import { type CallOptions, command, parseInput } from "@/lib/runtime/use-case";
import { insertUser } from "./create-user";
import { assertMayTouchOwner, assertOwnTeam, lockUser, membersOf, teamOf, type UserRow } from "./lock-team";
import { makeSignInLink } from "./make-sign-in-link";
import { INVITE_DAYS, type Invitation, type InvitedUser, invitation, originInput } from "./team-schema";

/** What is kept of an invitation until its mail is out: the token sealed, for answers are stored for replays. */
interface Issued {
  readonly id: Id<"user">;
  readonly sealed: string;
}

const issueInvite = command({
  name: "account.invite_user",
  permission: "account.manage_team",
  input: invitation,
  async run(tx, input, ctx, audit): Promise<Issued> {
    assertOwnTeam(ctx, input);
    if (input.role === "owner") assertMayTouchOwner(ctx, input);
    await assertCompany(tx, input);
    const name = input.name || (input.email.split("@")[0] ?? input.email);
    const id = (await takeBack(tx, input, name)) ?? (await insertUser(tx, { ...input, name }, null));
    audit({
      objectKind: "user",
      objectId: id,
      after: { kind: input.kind, role: input.role, email: input.email },
    });
    return { id, sealed: await freshInvite(tx, id, ctx.now()) };
  },
});

const issueAgain = command({
  name: "account.resend_invite",
  permission: "account.manage_team",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<Issued> {
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
    return { id: row.id, sealed: await freshInvite(tx, row.id, ctx.now()) };
  },
});

/** Somebody who was removed comes back with their own account and history, but without the old password. */
async function takeBack(tx: Tx, input: Invitation, name: string): Promise<Id<"user"> | null> {
  const { role, locale } = input;
  const [row] = await tx
    .update(user)
    .set({ disabledAt: null, passwordHash: null, role, name, ...(locale && { locale }) })
    .where(
      and(
        eq(user.email, input.email),
        eq(user.kind, input.kind),
        membersOf(input),
        isNotNull(user.disabledAt),
      ),
    )
    .returning({ id: user.id });
  return row?.id ?? null;
}

async function assertCompany(tx: Tx, input: Invitation): Promise<void> {
  if (input.kind === "operator") return;
  const [company] =
    input.kind === "buyer"
      ? await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, input.buyerId))
      : await tx.select({ id: supplier.id }).from(supplier).where(eq(supplier.id, input.supplierId));
  if (!company) throw notFound(input.kind);
}

/** One invitation works at a time. */
async function freshInvite(tx: Tx, userId: Id<"user">, now: Date): Promise<string> {
  await tx
    .update(signInLink)
    .set({ usedAt: now })
    .where(and(eq(signInLink.userId, userId), eq(signInLink.purpose, "invite"), isNull(signInLink.usedAt)));
  return encryptSecret(await makeSignInLink(tx, userId, now, INVITE_DAYS * 24 * 60, "invite"));
}

type Send = typeof sendMail;
type Options = CallOptions & { readonly send?: Send };

/**
 * Gives a person an account and mails them a link, valid for seven days, to choose name and password.
 * Called again with the same idempotency key it makes nobody twice and mails the same link once more, since the first mail may not have left.
 * @throws AppError account.email_taken, account.owner_only; not_found for another's company
 */
export const inviteUser = mailed(issueInvite, invitation.and(originInput));

/** Mails a fresh link to a person who has not accepted yet; older ones stop working. @throws AppError account.not_invited */
export const resendInvite = mailed(issueAgain, z.object({ id: z.string() }).and(originInput));

interface Issuing {
  readonly permission: (typeof issueInvite)["permission"];
  readonly unchecked: (ctx: Ctx, input: unknown, options?: CallOptions) => Promise<Issued>;
}

/** First the transaction, then the mail: what the mail service says comes too late to undo anything, and need not. */
function mailed<I extends z.ZodType>(issue: Issuing, input: I) {
  const unchecked = async (ctx: Ctx, raw: unknown, options: Options = {}): Promise<InvitedUser> => {
    const { id, sealed } = await issue.unchecked(ctx, raw, options);
    const { origin } = parseInput(originInput, raw);
    try {
      await mailInvite(ctx, id, `${origin}/invite/${decryptSecret(sealed)}`, options.send ?? sendMail);
      return { id, mailed: true };
    } catch (error) {
      log().error({ err: error, requestId: ctx.requestId }, "invitation not sent");
      return { id, mailed: false };
    }
  };
  return Object.assign((ctx: Ctx, given: z.input<I>, options?: Options) => unchecked(ctx, given, options), {
    unchecked,
    input,
    permission: issue.permission,
  });
}

async function mailInvite(ctx: Ctx, id: Id<"user">, url: string, send: Send): Promise<void> {
  const brand = await brandDirectory().findById(ctx.brand.id);
  if (!brand) throw new Error("the brand is gone");
  const found = await withBrand({ brandId: ctx.brand.id, readOnly: true }, (tx) => readPerson(tx, id));
  if (!found) throw new Error("the invited person is gone");
  const { person, company } = found;
  const mail = await inviteMail({
    brand: mailBrand(brand),
    locale: person.locale ?? ctx.locale,
    company: company ?? brand.name,
    url,
    daysValid: INVITE_DAYS,
  });
  await send({ brand, to: [person.email], ...mail, key: newId("mail") });
}

async function readPerson(
  tx: Tx,
  id: Id<"user">,
): Promise<{ person: UserRow; company: string | null } | null> {
  const [row] = await tx
    .select({ person: user, buyerName: buyer.name, supplierName: supplier.name })
    .from(user)
    .leftJoin(buyer, eq(buyer.id, user.buyerId))
    .leftJoin(supplier, eq(supplier.id, user.supplierId))
    .where(eq(user.id, id));
  return row ? { person: row.person, company: row.buyerName ?? row.supplierName } : null;
}
