import { eq } from "drizzle-orm";
import { buyer, endpoint } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { mapAnswer } from "@/lib/runtime/map-answer";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { decryptSecret, encryptSecret } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { assertUrlAllowed } from "./assert-url-allowed";
import { auditTarget } from "./audit-target";
import { createEndpointInput, type NewEndpointView } from "./endpoint-schema";
import { newWebhookSecret } from "./sign-webhook";
import { toEndpointView } from "./to-endpoint-view";

export const ENDPOINT_NAME_TAKEN = {
  constraint: "endpoint_name_unique",
  reason: "endpoint.name_taken",
  field: "name",
  message: "This buyer has an endpoint of this name already.",
};

/** Adds a place where a buyer's leads can be sent. Contracts name it in their `endpointIds`. */
export const createEndpoint = mapAnswer(
  command({
    name: "endpoint.create",
    permission: "endpoint.manage",
    input: createEndpointInput,
    async run(tx, { buyerId: given, ...input }, ctx, audit) {
      assertUrlAllowed(input);
      const own = ctx.actor.kind === "buyer" ? ctx.actor.buyerId : undefined;
      const buyerId = given ?? own;
      if (buyerId === undefined) {
        const errors = [{ field: "buyerId", code: "required", message: "say whose endpoint it is" }];
        throw new AppError("invalid", "endpoint.no_buyer", { message: "Say whose endpoint it is.", errors });
      }
      const [owner] = await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, buyerId));
      if (!owner || (own !== undefined && own !== buyerId)) throw notFound("buyer");
      const secretEncrypted = input.kind === "webhook" ? encryptSecret(newWebhookSecret()) : null;
      const row = { id: newId("endpoint"), buyerId, ...input, secretEncrypted, createdAt: ctx.now() };
      const [made] = await refusingTaken(ENDPOINT_NAME_TAKEN, () =>
        tx.insert(endpoint).values(row).returning(),
      );
      if (!made) throw new Error("the endpoint was not written");
      const { kind, name } = input;
      audit({
        objectKind: "endpoint",
        objectId: made.id,
        after: { kind, name, buyerId, ...auditTarget(input) },
      });
      return { endpoint: toEndpointView(made), sealed: secretEncrypted };
    },
  }),
  ({ endpoint: view, sealed }): NewEndpointView => ({
    endpoint: view,
    signingSecret: sealed && decryptSecret(sealed),
  }),
);
