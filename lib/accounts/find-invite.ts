import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { buyer, signInLink, supplier, user } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { isOpenLink } from "./spend-link";

export interface InviteView {
  readonly email: string;
  readonly name: string;
  /** Null: the brand's own team. */
  readonly company: string | null;
}

/** The invitation behind a token, for whoever holds it; null where it was used, is too old or never was one. */
export const findInvite = query({
  name: "account.find_invite",
  permission: "account.sign_in",
  input: z.object({ token: z.string().max(200) }),
  async run(tx, { token }, ctx): Promise<InviteView | null> {
    const [row] = await tx
      .select({
        email: user.email,
        name: user.name,
        buyerName: buyer.name,
        supplierName: supplier.name,
      })
      .from(signInLink)
      .innerJoin(user, eq(user.id, signInLink.userId))
      .leftJoin(buyer, eq(buyer.id, user.buyerId))
      .leftJoin(supplier, eq(supplier.id, user.supplierId))
      .where(and(isOpenLink(token, "invite", ctx.now()), isNull(user.disabledAt)));
    if (!row) return null;
    return { email: row.email, name: row.name, company: row.buyerName ?? row.supplierName };
  },
});
