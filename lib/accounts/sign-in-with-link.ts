import * as z from "zod";
import { command } from "@/lib/runtime/use-case";
import { openSession, type Visitor } from "./open-session";
import { linkInput, type SignInOutcome } from "./schema";
import { spendLink } from "./spend-link";

/** Uses up a link and signs its user in. A link works once: of two at the same instant one is refused. */
export const signInWithLink = command({
  name: "account.sign_in_with_link",
  permission: "account.sign_in",
  input: linkInput.extend({ visitor: z.custom<Visitor>() }),
  run: async (tx, { token, visitor }, ctx, audit): Promise<SignInOutcome> => {
    const now = ctx.now();
    // One of another purpose first asks for a password.
    const person = await spendLink(tx, token, "sign_in", now);
    if (!person) return { kind: "refused" };
    audit({ objectKind: "user", objectId: person.id });
    const sessionId = await openSession(tx, person.id, visitor, now);
    return { kind: "signed_in", sessionId, portal: person.kind };
  },
});
