import type { endpoint } from "@/db/schema";
import type { EndpointView } from "./endpoint-schema";
import { storedTargetSchema } from "./schema";

export function toEndpointView(row: typeof endpoint.$inferSelect): EndpointView {
  return {
    id: row.id,
    buyerId: row.buyerId,
    name: row.name,
    ...storedTargetSchema.parse({ kind: row.kind, config: row.config }),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledReason: row.disabledReason,
    failuresInRow: row.failuresInRow,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
