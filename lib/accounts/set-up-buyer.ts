import { AppError, isAppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { setUpBuyerInput } from "./buyer-schema";
import { insertBuyer } from "./insert-buyer";
import { type Issued, issueInvite } from "./issue-invite";
import { mailed } from "./mail-invite";

interface SetUp {
  readonly buyerId: Id<"buyer">;
  /** Null: nobody was to be invited. */
  readonly invited: Issued | null;
}

const makeAndInvite = command({
  name: "buyer.set_up",
  permission: "buyer.manage",
  input: setUpBuyerInput.omit({ origin: true }),
  async run(tx, { firstUser, ...given }, ctx, audit): Promise<SetUp> {
    const { id: buyerId, locale } = await insertBuyer(tx, given, ctx, audit);
    if (!firstUser) return { buyerId, invited: null };
    const invitation = { kind: "buyer", buyerId, role: "owner", locale, ...firstUser } as const;
    return { buyerId, invited: await issueInvite(tx, invitation, ctx, audit).catch(ofFirstUser) };
  },
});

/** The company has an address too: says which of the two is meant. */
function ofFirstUser(error: unknown): never {
  if (!isAppError(error)) throw error;
  const errors = error.details.errors?.map((one) => ({ ...one, field: `firstUser.${one.field}` }));
  throw new AppError(error.code, error.reason, { ...error.details, ...(errors && { errors }) });
}

/**
 * Makes a buyer, sets its credit limit and invites its first owner by mail, all or nothing; the mail leaves after that. Called
 * again with the same idempotency key it makes nobody twice and mails the same link once more.
 * @throws AppError buyer.name_taken, account.email_taken
 */
export const setUpBuyer = mailed(makeAndInvite, setUpBuyerInput);
