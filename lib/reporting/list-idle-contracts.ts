import { asc, eq, type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { buyer, contract, contractCounter } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { isCapped, isSilent, limitReached } from "@/lib/routing/contract-activity";
import { SILENT_DAYS } from "@/lib/routing/contract-schema";
import { query } from "@/lib/runtime/use-case";

export interface IdleContract {
  readonly id: Id<"contract">;
  readonly number: number;
  readonly name: string;
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string };
  /** The longest limit that is reached now. */
  readonly limit: "day" | "week" | "month" | "total" | null;
  /** Null: it never bought. */
  readonly lastSoldAt: Date | null;
}

export interface IdleContracts {
  readonly total: number;
  readonly data: readonly IdleContract[];
}

interface Idle {
  readonly capped: IdleContracts;
  readonly silent: IdleContracts;
  readonly silentDays: number;
}

/** Active contracts that buy nothing: at a limit now, or without a sale for some days; one may be both. */
export const listIdleContracts = query({
  name: "contract.list_idle",
  permission: "lead.read",
  input: z.object({
    silentDays: z.coerce.number().int().min(1).max(90).default(SILENT_DAYS),
    limit: z.int().min(1).max(100).default(6),
  }),
  async run(tx, { silentDays, limit }, ctx): Promise<Idle> {
    const now = ctx.now();
    return {
      silentDays,
      capped: await readIdle(tx, now, isCapped(now), limit),
      silent: await readIdle(tx, now, isSilent(now, silentDays), limit),
    };
  },
});

async function readIdle(
  tx: Tx,
  now: Date,
  condition: SQL | undefined,
  limit: number,
): Promise<IdleContracts> {
  const rows = await tx
    .select({
      id: contract.id,
      number: contract.number,
      name: contract.name,
      buyer: { id: buyer.id, name: buyer.name },
      limit: limitReached(now),
      lastSoldAt: contractCounter.lastSoldAt,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(contract)
    .innerJoin(buyer, eq(buyer.id, contract.buyerId))
    .leftJoin(contractCounter, eq(contractCounter.contractId, contract.id))
    .where(condition)
    // Who is silent for longest first; who never bought was never missed by anybody and comes last.
    .orderBy(sql`${contractCounter.lastSoldAt} asc nulls last`, asc(contract.id))
    .limit(limit);
  return { total: rows[0]?.total ?? 0, data: rows.map(({ total: _, ...row }) => row) };
}
