import { eq } from "drizzle-orm";
import * as z from "zod";
import { contract } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { ContractView } from "./contract-schema";
import { readContractView } from "./read-contract-views";

/** One contract; a buyer's user sees only its own. */
export const getContract = query({
  name: "contract.get",
  permission: "contract.read",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx): Promise<ContractView> {
    const [row] = await tx
      .select()
      .from(contract)
      .where(eq(contract.id, requireId("contract", input.id)));
    if (!row) throw notFound("contract");
    return readContractView(tx, row, ctx);
  },
});
