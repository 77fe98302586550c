import { and, asc, eq, ne } from "drizzle-orm";
import * as z from "zod";
import { buyer, contract } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";

/** A contract that a stage may ask. */
export interface StageChoice {
  readonly id: Id<"contract">;
  readonly number: number;
  readonly name: string;
  readonly buyerName: string;
  readonly paused: boolean;
}

/** A list of boxes with more entries helps nobody; the rest is assigned in the contract's own editor. */
const MOST = 500;

/** The living contracts of a category, by buyer. */
export const listStageChoices = query({
  name: "stage.list_choices",
  permission: "stage.read",
  input: z.object({ categoryId: z.string() }),
  async run(tx, input): Promise<readonly StageChoice[]> {
    const categoryId = requireId("category", input.categoryId);
    const rows = await tx
      .select({
        id: contract.id,
        number: contract.number,
        name: contract.name,
        buyerName: buyer.name,
        status: contract.status,
      })
      .from(contract)
      .innerJoin(buyer, eq(buyer.id, contract.buyerId))
      .where(and(eq(contract.categoryId, categoryId), ne(contract.status, "archived")))
      .orderBy(asc(buyer.name), asc(contract.number))
      .limit(MOST);
    return rows.map(({ status, ...row }) => ({ ...row, paused: status === "paused" }));
  },
});
