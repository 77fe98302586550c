import { and, eq, inArray } from "drizzle-orm";
import * as z from "zod";
import { buyer } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { query } from "@/lib/runtime/use-case";
import { type Funding, readFunding } from "./read-funding";

export interface ShortBuyer extends Funding {
  readonly id: Id<"buyer">;
  readonly name: string;
}

export interface ShortBuyers {
  readonly total: number;
  /** Of them, how many have nothing left for any of their contracts. */
  readonly empty: number;
  readonly data: readonly ShortBuyer[];
}

/** Active buyers whose money does not cover their active contracts: the emptiest first, then who lacks most. */
export const listShortBuyers = query({
  name: "buyer.list_short",
  permission: "buyer.list",
  input: z.object({ limit: z.int().min(1).max(100).default(8) }),
  async run(tx, { limit }): Promise<ShortBuyers> {
    const funding = await readFunding(tx, null);
    const short = [...funding].filter(([, one]) => one.funding !== "funded" && one.activeContracts > 0);
    if (short.length === 0) return { total: 0, empty: 0, data: [] };
    const rows = await tx
      .select({ id: buyer.id, name: buyer.name })
      .from(buyer)
      .where(
        and(
          eq(buyer.status, "active"),
          inArray(
            buyer.id,
            short.map(([id]) => id),
          ),
        ),
      );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const data = short
      .flatMap(([id, one]): ShortBuyer[] => {
        const name = names.get(id);
        return name === undefined ? [] : [{ ...one, id, name }];
      })
      .toSorted(
        (a, b) =>
          Number(b.funding === "empty") - Number(a.funding === "empty") || b.missingMinor - a.missingMinor,
      );
    const empty = data.filter(({ funding: state }) => state === "empty").length;
    return { total: data.length, empty, data: data.slice(0, limit) };
  },
});
