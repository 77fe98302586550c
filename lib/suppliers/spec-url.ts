import { brandDirectory } from "@/lib/brands";
import type { Id } from "@/lib/core/id";
import { env } from "@/lib/runtime/env";

/**
 * Where a source's posting spec is read: on the brand's own host. On a developer's machine, where only browsers know
 * names below .localhost, on the installation's address: the token names the brand, so both answer.
 */
export async function specUrl(brandId: Id<"brand">, specToken: string): Promise<string> {
  const url = new URL(`/spec/${specToken}`, env().BASE_URL);
  const host = (await brandDirectory().findById(brandId))?.primaryHost;
  if (host && host !== "localhost" && !host.endsWith(".localhost")) url.hostname = host;
  return url.href;
}
