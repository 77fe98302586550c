import { env } from "@/lib/runtime/env";

/** Where the brand's pages are, for links that no request asked for: protocol and port are the installation's. */
export function brandOrigin(primaryHost: string): string {
  const { protocol, port } = new URL(env().BASE_URL);
  return `${protocol}//${primaryHost}${port === "" ? "" : `:${port}`}`;
}
