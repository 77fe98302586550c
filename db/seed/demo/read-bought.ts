import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { category, sale } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { SeededBrand } from "./seeded-brand";

export interface BoughtLead {
  readonly saleId: Id<"sale">;
  readonly leadId: Id<"lead">;
  readonly buyerId: Id<"buyer">;
  /** The buyer's owner, and place in the plan. */
  readonly userId: Id<"user">;
  readonly buyerIndex: number;
  readonly category: string;
  readonly soldAt: Date;
  readonly reversedAt: Date | null;
}

/** All sales of a demo brand, oldest first. */
export async function readBought({ ctx, buyers }: SeededBrand): Promise<readonly BoughtLead[]> {
  const rows = await withBrand({ brandId: ctx.brand.id, readOnly: true }, (tx) =>
    tx
      .select({
        saleId: sale.id,
        leadId: sale.leadId,
        buyerId: sale.buyerId,
        category: category.key,
        soldAt: sale.soldAt,
        reversedAt: sale.reversedAt,
      })
      .from(sale)
      .innerJoin(category, eq(category.id, sale.categoryId))
      .orderBy(sale.id),
  );
  const places = new Map(buyers.map(({ id, userId }, buyerIndex) => [id, { userId, buyerIndex }]));
  return rows.flatMap((row) => {
    const who = places.get(row.buyerId);
    return who ? [{ ...row, ...who }] : [];
  });
}
