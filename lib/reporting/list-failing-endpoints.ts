import { desc, eq, isNotNull, or } from "drizzle-orm";
import * as z from "zod";
import { buyer, endpoint } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { query } from "@/lib/runtime/use-case";

export interface FailingEndpoint {
  readonly id: Id<"endpoint">;
  readonly name: string;
  readonly kind: "email" | "webhook";
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string };
  readonly failuresInRow: number;
  /** The first failure since the last success. */
  readonly failingSince: Date | null;
  readonly lastSuccessAt: Date | null;
  /** Set where nothing is sent any more. */
  readonly disabledAt: Date | null;
}

/** Endpoints that failed at their last try or are disabled, the latest trouble first. */
export const listFailingEndpoints = query({
  name: "endpoint.list_failing",
  permission: "delivery.read",
  input: z.object({ limit: z.int().min(1).max(100).default(8) }),
  async run(tx, { limit }): Promise<readonly FailingEndpoint[]> {
    return tx
      .select({
        id: endpoint.id,
        name: endpoint.name,
        kind: endpoint.kind,
        buyer: { id: buyer.id, name: buyer.name },
        failuresInRow: endpoint.failuresInRow,
        failingSince: endpoint.failingSince,
        lastSuccessAt: endpoint.lastSuccessAt,
        disabledAt: endpoint.disabledAt,
      })
      .from(endpoint)
      .innerJoin(buyer, eq(buyer.id, endpoint.buyerId))
      .where(or(isNotNull(endpoint.failingSince), isNotNull(endpoint.disabledAt)))
      .orderBy(desc(endpoint.failingSince), desc(endpoint.id))
      .limit(limit);
  },
});
