/** For load balancers and monitors: is the process alive, may it take requests. */
import { checkReadiness } from "@/lib/runtime/readiness";
import type { Api } from "./route";

export function registerHealth(api: Api): void {
  api.get("/api/livez", (c) => c.json({ ok: true }));
  api.get("/api/readyz", async (c) => {
    const readiness = await checkReadiness();
    return c.json(readiness, readiness.ok ? 200 : 503);
  });
}
