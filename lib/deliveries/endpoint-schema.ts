/** Shapes of endpoints that clients may know. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { emailConfigSchema, storedWebhookSchema, webhookConfigSchema } from "./schema";

const name = z.string().trim().min(1, "must not be empty").max(120);

const shared = {
  id: idSchema("endpoint"),
  buyerId: idSchema("buyer"),
  name: z.string(),
  disabledAt: z.iso.datetime().nullable(),
  disabledReason: z.string().nullable(),
  failuresInRow: z.int(),
  lastSuccessAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
};

export const endpointView = z
  .discriminatedUnion("kind", [
    z.object({ ...shared, kind: z.literal("email"), config: emailConfigSchema }),
    z.object({ ...shared, kind: z.literal("webhook"), config: storedWebhookSchema }),
  ])
  .meta({ id: "Endpoint" });
export type EndpointView = z.infer<typeof endpointView>;

/** With the signing secret of a webhook, which is seen in this answer only. */
export const newEndpointView = z
  .object({
    endpoint: endpointView,
    signingSecret: z
      .string()
      .nullable()
      .meta({ description: "Shown once: calls are signed with it (Standard Webhooks). null for mail." }),
  })
  .meta({ id: "NewEndpoint" });
export type NewEndpointView = z.infer<typeof newEndpointView>;

const owner = idSchema("buyer")
  .optional()
  .meta({ description: "Operators name the buyer; a buyer's own users need not." });

export const createEndpointInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), name, buyerId: owner, config: emailConfigSchema }),
  z.object({ kind: z.literal("webhook"), name, buyerId: owner, config: webhookConfigSchema }),
]);

/** The kind stays; a new config replaces the old one whole. */
export const updateEndpointInput = z.object({
  id: z.string(),
  name: name.optional(),
  config: z.record(z.string(), z.unknown()).optional(),
});
export const endpointChanges = z.object({
  name: name.optional(),
  config: z.union([emailConfigSchema, webhookConfigSchema]).optional(),
});
