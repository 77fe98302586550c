import { eq } from "drizzle-orm";
import { endpoint } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command, fieldErrors } from "@/lib/runtime/use-case";
import { assertUrlAllowed } from "./assert-url-allowed";
import { auditTarget } from "./audit-target";
import { ENDPOINT_NAME_TAKEN } from "./create-endpoint";
import { type EndpointView, updateEndpointInput } from "./endpoint-schema";
import { lockEndpoint } from "./lock-endpoint";
import { type EndpointTarget, endpointTargetSchema } from "./schema";
import { toEndpointView } from "./to-endpoint-view";

/** Renames an endpoint or replaces where and how it sends. The kind and the signing secret stay. */
export const updateEndpoint = command({
  name: "endpoint.update",
  permission: "endpoint.manage",
  input: updateEndpointInput,
  async run(tx, input, ctx, audit): Promise<EndpointView> {
    const before = await lockEndpoint(tx, input.id, ctx);
    const config = input.config && parseConfig(before.kind, input.config);
    if (config === undefined && input.name === undefined) return toEndpointView(before);
    const [after] = await refusingTaken(ENDPOINT_NAME_TAKEN, () =>
      tx.update(endpoint).set({ name: input.name, config }).where(eq(endpoint.id, before.id)).returning(),
    );
    if (!after) throw notFound("endpoint");
    const [old, view] = [toEndpointView(before), toEndpointView(after)];
    audit({
      objectKind: "endpoint",
      objectId: before.id,
      before: { name: before.name, ...auditTarget(old) },
      after: { name: after.name, ...auditTarget(view), ...hiddenChanges(old, view) },
    });
    return view;
  },
});

/** What changed of the parts whose values the audit log must not hold. */
function hiddenChanges(old: EndpointView, now: EndpointView): Readonly<Record<string, true>> {
  if (old.kind !== "webhook" || now.kind !== "webhook") return {};
  const differs = (key: "url" | "headers" | "template") =>
    JSON.stringify(old.config[key]) !== JSON.stringify(now.config[key]);
  return {
    ...(differs("url") && { addressChanged: true as const }),
    ...(differs("headers") && { headersChanged: true as const }),
    ...(differs("template") && { bodyChanged: true as const }),
  };
}

function parseConfig(kind: EndpointTarget["kind"], config: unknown): EndpointTarget["config"] {
  const parsed = endpointTargetSchema.safeParse({ kind, config });
  if (parsed.success) {
    assertUrlAllowed(parsed.data);
    return parsed.data.config;
  }
  throw new AppError("invalid", "input.invalid", {
    message: "Some of the input is not right.",
    errors: fieldErrors(parsed.error),
  });
}
