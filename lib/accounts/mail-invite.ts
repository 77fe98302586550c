/** The mail of an invitation: first the transaction, then the mail. */
import { eq } from "drizzle-orm";
import type * as z from "zod";
import { type Tx, withBrand } from "@/db/brand";
import { buyer, supplier, user } from "@/db/schema";
import { mailBrand } from "@/emails/_components/mail-brand";
import { inviteMail } from "@/emails/invite-mail";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, newId } from "@/lib/core/id";
import type { Permission } from "@/lib/core/permissions";
import { sendMail } from "@/lib/gateways/mail";
import { log } from "@/lib/runtime/log";
import { decryptSecret } from "@/lib/runtime/secrets";
import { type CallOptions, parseInput } from "@/lib/runtime/use-case";
import type { Issued } from "./issue-invite";
import type { UserRow } from "./lock-team";
import { INVITE_DAYS, originInput } from "./team-schema";

type Send = typeof sendMail;
export type MailOptions = CallOptions & { readonly send?: Send };

interface Issuing<T> {
  readonly permission: Permission;
  readonly unchecked: (ctx: Ctx, input: unknown, options?: CallOptions) => Promise<T>;
}

/** What the caller learns, never the token. False: the mail service did not take the mail; the invitation stands. */
type Mailed<T> = Omit<T, "invited"> & { readonly mailed: boolean };

/**
 * A command that may issue an invitation, followed by its mail: what the mail service says comes too late to undo anything, and
 * need not.
 */
export function mailed<I extends z.ZodType, T extends { readonly invited: Issued | null }>(
  issue: Issuing<T>,
  input: I,
) {
  const unchecked = async (ctx: Ctx, raw: unknown, options: MailOptions = {}): Promise<Mailed<T>> => {
    const { invited, ...answer } = await issue.unchecked(ctx, raw, options);
    if (!invited) return { ...answer, mailed: false };
    const { origin } = parseInput(originInput, raw);
    try {
      const url = `${origin}/invite/${decryptSecret(invited.sealed)}`;
      await mailInvite(ctx, invited.id, url, options.send ?? sendMail);
      return { ...answer, mailed: true };
    } catch (error) {
      log().error({ err: error, requestId: ctx.requestId }, "invitation not sent");
      return { ...answer, mailed: false };
    }
  };
  return Object.assign(
    (ctx: Ctx, given: z.input<I>, options?: MailOptions) => unchecked(ctx, given, options),
    { unchecked, input, permission: issue.permission },
  );
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
