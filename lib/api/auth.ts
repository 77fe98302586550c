/** Who asks: the Bearer key of a request → the context of its use cases. */

import { resolveApiKey } from "@/lib/accounts/resolve-api-key";
import { brandDirectory, type KnownBrand } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { newUuid } from "@/lib/core/id";
import { singleton } from "@/lib/core/registry";
import { env } from "@/lib/runtime/env";
import { hostOf, ORIGIN_HEADER, readSealed } from "@/lib/runtime/request-origin";
import type { HeaderReader } from "./read-body";

const now = (): Date => new Date();

/** One answer for a missing, malformed, unknown, revoked or foreign key: nothing can be told apart. */
function unknownKey(): AppError {
  return new AppError("unauthenticated", "account.unknown_key", {
    message: "Send a valid API key: Authorization: Bearer fl_live_…",
  });
}

/**
 * The context of a request that carries a key. The key names the brand; on the host of another brand it is unknown.
 * @throws AppError unauthenticated
 */
export async function authenticate(headers: HeaderReader, requestId: string = newUuid()): Promise<Ctx> {
  const authorization = headers.get("authorization");
  if (authorization === null || authorization.slice(0, 7).toLowerCase() !== "bearer ") throw unknownKey();
  const bearer = await resolveApiKey(authorization.slice(7).trim());
  if (bearer === null) throw unknownKey();
  const hostBrand = await brandOfHost(headers);
  if (hostBrand !== null && hostBrand.id !== bearer.brand.id) throw unknownKey();
  return { brand: bearer.brand, actor: bearer.actor, requestId, now, locale: bearer.locale };
}

/** The brand that answers on the request's host; none on the installation's own host. */
export async function brandOfHost(headers: HeaderReader): Promise<KnownBrand | null> {
  const host = readSealed(headers.get(ORIGIN_HEADER))?.host ?? hostOf(headers.get("host") ?? "");
  // Machines mostly call the installation's own host or an address: no brand is behind it, no need to look for one.
  if (host === "" || host === "localhost" || /^[\d.]+$/.test(host) || host === ownHost()) return null;
  return brandDirectory().findByHost(host);
}

const ownHost = (): string => singleton("own-host", () => hostOf(new URL(env().BASE_URL).host));
