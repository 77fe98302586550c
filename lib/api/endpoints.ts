/** Where a buyer's leads are sent. */
import { createEndpoint } from "@/lib/deliveries/create-endpoint";
import {
  createEndpointInput,
  endpointChanges,
  endpointView,
  newEndpointView,
} from "@/lib/deliveries/endpoint-schema";
import { getEndpoint } from "@/lib/deliveries/get-endpoint";
import { listEndpoints } from "@/lib/deliveries/list-endpoints";
import { rotateEndpointSecret } from "@/lib/deliveries/rotate-endpoint-secret";
import { setEndpointEnabled } from "@/lib/deliveries/set-endpoint-enabled";
import { updateEndpoint } from "@/lib/deliveries/update-endpoint";
import { type Api, addRoute, pageOf } from "./route";

export function registerEndpoints(api: Api): void {
  const all = { path: "/api/v1/endpoints", tag: "Endpoints" } as const;
  addRoute(api, {
    ...all,
    method: "get",
    summary: "List endpoints",
    query: listEndpoints.input,
    answer: pageOf(endpointView),
    useCase: listEndpoints,
  });
  addRoute(api, {
    ...all,
    method: "post",
    summary: "Add an endpoint",
    description:
      "Contracts name it in their `endpointIds`. A webhook's signing secret is in this answer only.",
    body: createEndpointInput,
    bodyExample: { kind: "webhook", name: "Our CRM", config: { url: "https://crm.example.org/leads" } },
    answer: newEndpointView,
    status: 201,
    useCase: createEndpoint,
  });
  const one = { path: "/api/v1/endpoints/{id}", ids: { id: "endpoint" }, tag: "Endpoints" } as const;
  addRoute(api, {
    ...one,
    method: "get",
    summary: "Get an endpoint",
    answer: endpointView,
    useCase: getEndpoint,
  });
  addRoute(api, {
    ...one,
    method: "patch",
    summary: "Change an endpoint",
    description: "`config` replaces the old one whole.",
    body: endpointChanges,
    answer: endpointView,
    useCase: updateEndpoint,
  });
  for (const [verb, enabled, summary] of [
    ["disable", false, "Disable an endpoint; what waits for it is canceled"],
    ["enable", true, "Enable an endpoint again"],
  ] as const) {
    addRoute(api, {
      ...one,
      path: `/api/v1/endpoints/{id}/${verb}`,
      method: "post",
      summary,
      input: ({ params }) => ({ ...params, enabled }),
      answer: endpointView,
      useCase: setEndpointEnabled,
    });
  }
  addRoute(api, {
    ...one,
    path: "/api/v1/endpoints/{id}/rotate-secret",
    method: "post",
    summary: "Give a webhook a new signing secret",
    answer: newEndpointView,
    status: 201,
    useCase: rotateEndpointSecret,
  });
}
