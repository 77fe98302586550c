import { and, desc, eq, lt } from "drizzle-orm";
import { endpoint } from "@/db/schema";
import { idSchema } from "@/lib/core/id-schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import type { EndpointView } from "./endpoint-schema";
import { toEndpointView } from "./to-endpoint-view";

/** Endpoints, newest first; a buyer's user sees only its own. */
export const listEndpoints = query({
  name: "endpoint.list",
  permission: "endpoint.read",
  input: pageInput.extend({ buyerId: idSchema("buyer").optional() }),
  async run(tx, { limit, cursor, buyerId }): Promise<Page<EndpointView>> {
    const after = cursorId("endpoint", cursor);
    const rows = await tx
      .select()
      .from(endpoint)
      .where(and(after && lt(endpoint.id, after), buyerId && eq(endpoint.buyerId, buyerId)))
      .orderBy(desc(endpoint.id))
      .limit(limit + 1);
    return toPage(rows, limit, (row) => [row.id], toEndpointView);
  },
});
