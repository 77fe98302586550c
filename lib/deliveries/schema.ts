/** Shapes of the deliveries room that clients may know: what an endpoint is made of, inputs of the use cases. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { pageInput } from "@/lib/core/paging";
import { chosenLeadsInput } from "@/lib/leads/chosen-schema";
import { templateProblem, WEBHOOK_FORMATS } from "./template";

export const ENDPOINT_KINDS = ["email", "webhook"] as const;

export const WEBHOOK_METHODS = ["POST", "PUT", "PATCH"] as const;

/** Set by the sender or by HTTP itself; a custom header of that name would break the request or the signature. */
const RESERVED_HEADERS =
  /^(host|content-length|content-type|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*|webhook-.*)$/i;

export const emailConfigSchema = z.object({
  to: z.array(z.email().max(254)).min(1).max(10),
  /** Answers to the mail go to the lead. */
  replyToLead: z.boolean().default(false),
});

const headersSchema = z
  .record(
    z
      .string()
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/, "is not a header name")
      .refine((name) => !RESERVED_HEADERS.test(name), "is set by the sender"),
    z
      .string()
      .max(2000)
      .regex(/^[\t\x20-\x7e]*$/, "visible ASCII characters only"),
  )
  .refine((headers) => Object.keys(headers).length <= 20, "at most 20 headers");

export const webhookUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => {
    const parsed = URL.parse(url);
    return parsed !== null && parsed.username === "" && parsed.password === "";
  }, "no user name or password in the address: use a header");

/** As stored: what was accepted once is sent as it is, whatever is asked of a template today. */
export const storedWebhookSchema = z.object({
  url: webhookUrlSchema,
  method: z.enum(WEBHOOK_METHODS).default("POST"),
  headers: headersSchema.default({}),
  format: z.enum(WEBHOOK_FORMATS).default("json"),
  /** Null: the whole event in the format. Else text with {{variables}} (see template.ts). */
  template: z.string().min(1).max(20_000).nullable().default(null),
});

export const webhookConfigSchema = storedWebhookSchema.superRefine((config, ctx) => {
  const problem = config.template === null ? null : templateProblem(config.template, config.format);
  if (problem) ctx.addIssue({ code: "custom", path: ["template"], message: problem });
});
export type WebhookConfig = z.output<typeof webhookConfigSchema>;

/** Where leads are sent, as stored in `endpoint.kind` and `endpoint.config`. */
export const storedTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), config: emailConfigSchema }),
  z.object({ kind: z.literal("webhook"), config: storedWebhookSchema }),
]);

/** The same as it may be set. */
export const endpointTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), config: emailConfigSchema }),
  z.object({ kind: z.literal("webhook"), config: webhookConfigSchema }),
]);
export type EndpointTarget = z.output<typeof endpointTargetSchema>;

export const DELIVERY_STATES = ["pending", "delivered", "exhausted", "canceled"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Narrow lists of deliveries, and what is sent again. */
const deliveryFilters = {
  buyerId: idSchema("buyer").optional(),
  endpointId: idSchema("endpoint").optional(),
  kind: z.enum(ENDPOINT_KINDS).optional(),
  leadId: idSchema("lead").optional(),
  /** Sold on these days of the brand, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

/** Lists of deliveries, newest sale first. */
export const listDeliveriesInput = pageInput.extend({
  ...deliveryFilters,
  state: z.enum(DELIVERY_STATES).optional(),
  saleId: idSchema("sale").optional(),
  q: z.string().trim().max(200).optional().meta({ description: "The id of a lead or of a delivery." }),
});

export const deliveryView = z
  .object({
    id: idSchema("delivery"),
    state: z.enum(DELIVERY_STATES),
    saleId: idSchema("sale"),
    leadId: idSchema("lead"),
    buyer: z.object({ id: idSchema("buyer"), name: z.string() }),
    endpoint: z.object({ id: idSchema("endpoint"), name: z.string(), kind: z.enum(ENDPOINT_KINDS) }),
    attemptCount: z
      .int()
      .meta({ description: "Tries since it was due first, or since it was last redelivered." }),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable().meta({ description: "The next try; null once it is settled." }),
    settledAt: z.iso.datetime().nullable(),
    lastStatus: z.int().nullable().meta({ description: "HTTP status of the last answer." }),
    lastError: z.string().nullable().meta({ description: "A code, or a code and a sentence: `timeout: …`." }),
  })
  .meta({ id: "Delivery" });
export type DeliveryView = z.infer<typeof deliveryView>;

const attemptFields = {
  startedAt: z.iso.datetime(),
  durationMs: z.int(),
  outcome: z.enum(["delivered", "failed", "gone"]),
  status: z.int().nullable(),
  error: z.string().nullable(),
  request: z.record(z.string(), z.unknown()).meta({ description: "What was sent, without secrets." }),
  response: z.string().nullable().meta({ description: "The first 16 kB of the answer." }),
};

export const attemptView = z
  .object({ id: idSchema("attempt"), number: z.int(), ...attemptFields })
  .meta({ id: "DeliveryAttempt" });
export type AttemptView = z.infer<typeof attemptView>;

export const deliveryDetailView = deliveryView
  .extend({ attempts: z.array(attemptView) })
  .meta({ id: "DeliveryDetail" });
export type DeliveryDetailView = z.infer<typeof deliveryDetailView>;

export const testDeliveryView = z.object(attemptFields).meta({ id: "TestDelivery" });
export type TestDeliveryView = z.infer<typeof testDeliveryView>;

/** From a path: any text; what is not the id of one's own reads as not found. */
export const deliveryIdInput = z.object({ id: z.string() });
export const endpointIdInput = z.object({ id: z.string() });

/** Which deliveries to send again. What is not exhausted is never sent again "all at once": it needs a narrower filter. */
export const redeliverManyInput = z
  .object({
    state: z.enum(["exhausted", "delivered", "canceled"]).default("exhausted"),
    ...deliveryFilters,
    soldFrom: z.iso.datetime({ offset: true }).optional(),
    soldTo: z.iso.datetime({ offset: true }).optional(),
    /** Only deliveries of these leads. */
    leadIds: chosenLeadsInput.shape.leadIds.optional(),
  })
  .refine(
    (input) =>
      input.state === "exhausted" ||
      Boolean(input.buyerId || input.endpointId || input.leadId || input.from || input.soldFrom),
    "name a buyer, an endpoint, a lead, from or soldFrom",
  );

/** Deliveries picked one by one. */
export const redeliverSelectedInput = z.object({ ids: z.array(idSchema("delivery")).min(1).max(200) });

export const redeliverManyView = z.object({
  count: z.int().meta({ description: "How many are on their way." }),
  more: z.boolean().meta({ description: "True: there are more; call again." }),
});
