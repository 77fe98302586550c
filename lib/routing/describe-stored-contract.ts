import type { category } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { describeContract } from "./describe-contract";
import { budgetsOf, type ContractRow, capsOf, storedShapes } from "./read-contract-views";

type CategoryRow = Pick<typeof category.$inferSelect, "name" | "fields">;

/** A stored contract in one sentence, in the reader's language. */
export function describeStoredContract(row: ContractRow, about: CategoryRow, ctx: Ctx): string {
  const { mode, priceExclusiveMinor, priceSharedMinor } = row;
  return describeContract(
    {
      mode,
      priceExclusiveMinor,
      priceSharedMinor,
      ...storedShapes(row),
      caps: capsOf(row),
      budgetsMinor: budgetsOf(row),
    },
    {
      categoryName: about.name,
      fields: about.fields,
      currency: ctx.brand.currency,
      locale: ctx.locale,
    },
  );
}
