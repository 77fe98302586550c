/** Deliveries with their attempts, sending again, "send test lead". */
import { getDelivery } from "@/lib/deliveries/get-delivery";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { redeliver } from "@/lib/deliveries/redeliver";
import { redeliverMany } from "@/lib/deliveries/redeliver-many";
import {
  deliveryDetailView,
  deliveryView,
  redeliverManyInput,
  redeliverManyView,
  testDeliveryView,
} from "@/lib/deliveries/schema";
import { sendTestDelivery } from "@/lib/deliveries/send-test-delivery.process";
import { type Api, addRoute, pageOf } from "./route";

export function registerDeliveries(api: Api): void {
  addRoute(api, {
    method: "get",
    path: "/api/v1/deliveries",
    tag: "Deliveries",
    summary: "List deliveries",
    description: "Newest sale first. A buyer's key lists the buyer's own.",
    query: listDeliveries.input,
    answer: pageOf(deliveryView),
    useCase: listDeliveries,
  });
  addRoute(api, {
    method: "get",
    path: "/api/v1/deliveries/{id}",
    ids: { id: "delivery" },
    tag: "Deliveries",
    summary: "Get a delivery with its attempts",
    answer: deliveryDetailView,
    useCase: getDelivery,
  });
  addRoute(api, {
    method: "post",
    path: "/api/v1/deliveries/{id}/redeliver",
    ids: { id: "delivery" },
    tag: "Deliveries",
    summary: "Send a delivery again",
    description: "At once, with a fresh schedule of retries and the same `webhook-id`.",
    answer: deliveryView,
    useCase: redeliver,
  });
  addRoute(api, {
    method: "post",
    path: "/api/v1/deliveries/redeliver",
    tag: "Deliveries",
    summary: "Send many deliveries again",
    description: "Without a filter: all that were given up. At most 5,000 a call.",
    body: redeliverManyInput,
    bodyExample: { state: "exhausted" },
    answer: redeliverManyView,
    useCase: redeliverMany,
  });
  addRoute(api, {
    method: "post",
    path: "/api/v1/endpoints/{id}/test",
    ids: { id: "endpoint" },
    tag: "Endpoints",
    summary: "Send a test lead to an endpoint",
    description: "A made-up lead, at once. The answer shows what was sent and what came back.",
    answer: testDeliveryView,
    useCase: {
      unchecked: (ctx, input) => sendTestDelivery(ctx, { id: String((input as { id?: unknown }).id) }),
    },
  });
}
