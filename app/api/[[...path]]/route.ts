import { createApi } from "@/lib/api/app";
import { singleton } from "@/lib/core/registry";

/** For platforms that run only the web framework; where server.ts runs, it answers these paths before they come here. */
const api = (request: Request): Response | Promise<Response> =>
  singleton("page-api", () => createApi()).fetch(request);

export { api as DELETE, api as GET, api as PATCH, api as POST, api as PUT };
