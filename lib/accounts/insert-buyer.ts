import type * as z from "zod";
import type { Tx } from "@/db/brand";
import { openAccount, setCreditLimit } from "@/db/kernel-steps";
import { brand, buyer } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import type { AuditNote } from "@/lib/runtime/audit";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import type { createBuyerInput } from "./buyer-schema";

export const BUYER_NAME_TAKEN = {
  constraint: "buyer_name_unique",
  reason: "buyer.name_taken",
  field: "name",
  message: "A buyer of this name exists already.",
};

type Given = z.output<typeof createBuyerInput> & { readonly creditLimitMinor?: number | undefined };

/** A step: a buyer with an empty wallet, and from where on it may owe; what is left out is the brand's own. */
export async function insertBuyer(
  tx: Tx,
  input: Given,
  ctx: Ctx,
  audit: (note: AuditNote) => void,
): Promise<typeof buyer.$inferSelect> {
  const [home] = await tx.select({ country: brand.country }).from(brand);
  const id = newId("buyer");
  const walletAccountId = await openAccount(tx, { kind: "wallet", unit: ctx.brand.currency, buyerId: id });
  const limitMinor = input.creditLimitMinor ?? 0;
  if (limitMinor > 0) await setCreditLimit(tx, { accountId: walletAccountId, limitMinor });
  const row = {
    id,
    name: input.name,
    email: input.email,
    phone: input.phone ?? null,
    country: input.country ?? home?.country ?? "",
    timeZone: input.timeZone ?? ctx.brand.timeZone,
    locale: input.locale ?? ctx.brand.locale,
    lowBalanceMinor: input.lowBalanceMinor ?? null,
    walletAccountId,
    createdAt: ctx.now(),
  };
  const [made] = await refusingTaken(BUYER_NAME_TAKEN, () => tx.insert(buyer).values(row).returning());
  if (!made) throw new Error("the buyer was not written");
  audit({
    objectKind: "buyer",
    objectId: id,
    after: {
      name: row.name,
      timeZone: row.timeZone,
      ...(limitMinor > 0 && { creditLimitMinor: limitMinor }),
    },
  });
  return made;
}
