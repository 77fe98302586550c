/** How endpoints do, for who shows them. Client-safe. */
import * as z from "zod";
import { type Id, isId } from "@/lib/core/id";
import { pageInput } from "@/lib/core/paging";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";

const blank = (value: unknown): unknown => (value === "" ? undefined : value);

export const HEALTH_STATES = ["failing", "disabled", "working", "unused"] as const;

export const listEndpointHealthInput = pageInput.extend({
  state: z.preprocess(blank, z.enum(HEALTH_STATES).optional()),
  kind: z.preprocess(blank, z.enum(["email", "webhook"]).optional()),
  buyerId: z.preprocess(
    blank,
    z.custom<Id<"buyer">>((value) => isId("buyer", value), "must be a buyer id").optional(),
  ),
  endpointId: z
    .custom<Id<"endpoint">>((value) => isId("endpoint", value), "must be an endpoint id")
    .optional(),
  /** How the name of the endpoint or of the buyer begins. */
  q: z.preprocess(blank, z.string().trim().max(120).optional()),
});

export interface EndpointFigures {
  readonly tries24h: number;
  readonly successes24h: number;
  readonly tries7d: number;
  readonly successes7d: number;
  /** Of the answers of the last 7 days; null where there was none. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  /** On their way, or to be tried again. */
  readonly waiting: number;
  /** Given up: they can be sent again. */
  readonly givenUp: number;
}

export interface EndpointHealth extends EndpointFigures {
  readonly endpoint: EndpointView;
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string };
  /** The first failure since the last success. */
  readonly failingSince: Date | null;
}
