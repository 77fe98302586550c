/** Signatures as in the Standard Webhooks specification (https://www.standardwebhooks.com): HMAC-SHA256, scheme v1. */
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A fresh signing secret, shown once to the buyer and stored encrypted. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(24).toString("base64")}`;
}

/** The three headers of a signed call. `id` stays the same over all attempts, so that a receiver can drop repeats. */
export function signWebhook(call: {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  readonly secret: string;
}): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const timestamp = String(Math.floor(call.at.getTime() / 1000));
  const key = Buffer.from(call.secret.replace(PREFIX, ""), "base64");
  const signature = createHmac("sha256", key).update(`${call.id}.${timestamp}.${call.body}`).digest("base64");
  return {
    "webhook-id": call.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
