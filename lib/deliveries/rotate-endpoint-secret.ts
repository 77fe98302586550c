import { eq } from "drizzle-orm";
import * as z from "zod";
import { endpoint } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { mapAnswer } from "@/lib/runtime/map-answer";
import { decryptSecret, encryptSecret } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import type { NewEndpointView } from "./endpoint-schema";
import { lockEndpoint } from "./lock-endpoint";
import { newWebhookSecret } from "./sign-webhook";
import { toEndpointView } from "./to-endpoint-view";

/** Gives a webhook a new signing secret. The old one signs nothing from now on. */
export const rotateEndpointSecret = mapAnswer(
  command({
    name: "endpoint.rotate_secret",
    permission: "endpoint.manage",
    input: z.object({ id: z.string() }),
    async run(tx, input, ctx, audit) {
      const row = await lockEndpoint(tx, input.id, ctx);
      if (row.kind !== "webhook") {
        throw new AppError("invalid", "endpoint.not_signed", { message: "Only webhooks are signed." });
      }
      const secretEncrypted = encryptSecret(newWebhookSecret());
      await tx.update(endpoint).set({ secretEncrypted }).where(eq(endpoint.id, row.id));
      audit({ objectKind: "endpoint", objectId: row.id, after: { secretRotated: true } });
      return { endpoint: toEndpointView(row), sealed: secretEncrypted };
    },
  }),
  ({ endpoint: view, sealed }): NewEndpointView => ({ endpoint: view, signingSecret: decryptSecret(sealed) }),
);
