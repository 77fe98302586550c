/** The REST API: thin doors to the use cases, one file per noun. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { newUuid } from "@/lib/core/id";
import { registerBrand } from "./brand";
import { registerBuyers } from "./buyers";
import { registerCategories, registerStages } from "./categories";
import { registerContracts } from "./contracts";
import { registerDeliveries } from "./deliveries";
import { registerDocument } from "./document";
import { registerEndpoints } from "./endpoints";
import { registerHealth } from "./health";
import { registerInboxStream } from "./inbox-stream";
import { registerKeys } from "./keys";
import { registerLeadDeeds } from "./lead-deeds";
import { registerLeads } from "./leads";
import { registerPostLeads } from "./post-leads";
import { problemResponse, RequestProblem } from "./problem";
import type { Api, Variables } from "./route";
import { registerSpecPage } from "./spec-page";
import { registerSources, registerSuppliers } from "./suppliers";
import { registerUsers } from "./users";
import { registerWallet } from "./wallet";

/** A fresh app with every route. Answers /api/* (but /api/auth/*) and /spec/*. */
export function createApi(): Api {
  const api: Api = new OpenAPIHono<{ Variables: Variables }>();
  api.use(async (c, next) => {
    const requestId = newUuid();
    c.set("requestId", requestId);
    // Before the answer is made: into a finished one it would have to be copied.
    c.header("x-request-id", requestId);
    await next();
  });
  api.onError((error, c) => problemResponse(error, c.get("requestId")));
  api.notFound((c) =>
    problemResponse(
      new RequestProblem(404, "request.unknown_path", `There is nothing at ${c.req.method} ${c.req.path}.`),
      c.get("requestId"),
    ),
  );
  registerPostLeads(api);
  registerLeads(api);
  registerLeadDeeds(api);
  registerContracts(api);
  registerWallet(api);
  registerBrand(api);
  registerBuyers(api);
  registerSuppliers(api);
  registerSources(api);
  registerCategories(api);
  registerStages(api);
  registerEndpoints(api);
  registerHealth(api);
  registerKeys(api);
  registerUsers(api);
  registerDeliveries(api);
  registerInboxStream(api);
  registerSpecPage(api);
  registerDocument(api);
  return api;
}
