import { AppError } from "@/lib/core/errors";
import { checkUrl } from "@/lib/gateways/check-url";
import { env } from "@/lib/runtime/env";
import type { EndpointTarget } from "./schema";

/**
 * Tells whoever types an address that no lead will ever be sent to it. What its name resolves to is checked with every call.
 * @throws AppError endpoint.url_refused
 */
export function assertUrlAllowed({ kind, config }: EndpointTarget): void {
  const problem = kind === "webhook" ? checkUrl(config.url, env().ALLOW_PRIVATE_WEBHOOKS) : null;
  if (problem === null) return;
  throw new AppError("invalid", "endpoint.url_refused", {
    message: problem,
    errors: [{ field: "config.url", code: "url_refused", message: problem }],
  });
}
