import { eq } from "drizzle-orm";
import * as z from "zod";
import { category, contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { describeStoredContract } from "./describe-stored-contract";
import { drawTerritory } from "./draw-territory";
import { loadPlaces } from "./load-places";
import type { TerritoryMap } from "./map-schema";
import { storedShapes } from "./read-contract-views";

/** A contract in one sentence and on maps; a buyer's user sees only its own. */
export const getContractPicture = query({
  name: "contract.get_picture",
  permission: "contract.read",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx): Promise<{ summary: string; maps: TerritoryMap[] }> {
    const [row] = await tx
      .select({ contract, category })
      .from(contract)
      .innerJoin(category, eq(category.id, contract.categoryId))
      .where(eq(contract.id, requireId("contract", input.id)));
    if (!row) throw notFound("contract");
    const { places } = await loadPlaces(tx);
    return {
      summary: describeStoredContract(row.contract, row.category, ctx),
      maps: drawTerritory(storedShapes(row.contract).territory, places),
    };
  },
});
