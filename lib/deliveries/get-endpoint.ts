import { eq } from "drizzle-orm";
import * as z from "zod";
import { endpoint } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { EndpointView } from "./endpoint-schema";
import { toEndpointView } from "./to-endpoint-view";

/** One endpoint; a buyer's user sees only its own. */
export const getEndpoint = query({
  name: "endpoint.get",
  permission: "endpoint.read",
  input: z.object({ id: z.string() }),
  async run(tx, input): Promise<EndpointView> {
    const [row] = await tx
      .select()
      .from(endpoint)
      .where(eq(endpoint.id, requireId("endpoint", input.id)));
    if (!row) throw notFound("endpoint");
    return toEndpointView(row);
  },
});
