import { eq } from "drizzle-orm";
import * as z from "zod";
import { endpoint } from "@/db/schema";
import { command } from "@/lib/runtime/use-case";
import { ENDPOINT_SWITCHED_OFF } from "./cancel-reasons";
import type { EndpointView } from "./endpoint-schema";
import { lockEndpoint } from "./lock-endpoint";
import { cancelPending, enableEndpoint } from "./settle-deliveries";
import { toEndpointView } from "./to-endpoint-view";

/**
 * Disables an endpoint, whose waiting deliveries are then canceled, or enables it again as if it had never failed. What was
 * canceled is sent again by redelivery only.
 */
export const setEndpointEnabled = command({
  name: "endpoint.set_enabled",
  permission: "endpoint.manage",
  input: z.object({ id: z.string(), enabled: z.boolean() }),
  async run(tx, input, ctx, audit): Promise<EndpointView> {
    const before = await lockEndpoint(tx, input.id, ctx);
    const wasEnabled = before.disabledAt === null;
    if (wasEnabled === input.enabled) return toEndpointView(before);
    if (input.enabled) await enableEndpoint(tx, before.id);
    else {
      await tx
        .update(endpoint)
        .set({ disabledAt: ctx.now(), disabledReason: "by_user" })
        .where(eq(endpoint.id, before.id));
      await cancelPending(tx, [before.id], ctx.now(), ENDPOINT_SWITCHED_OFF);
    }
    audit({
      objectKind: "endpoint",
      objectId: before.id,
      before: { enabled: wasEnabled },
      after: { enabled: input.enabled },
    });
    return toEndpointView(await lockEndpoint(tx, input.id, ctx));
  },
});
