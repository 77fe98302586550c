/** One try of a delivery: builds the message, sends it, says what came back. No database, no transaction. */
import type { BrandFacts } from "@/lib/core/ctx";
import type { HttpGateway } from "@/lib/gateways/http";
import type { Mail, MailReceipt } from "@/lib/gateways/mail";
import { decryptSecret } from "@/lib/runtime/secrets";
import type { LeadEvent } from "./lead-event";
import { type LeadMailBrand, leadMail } from "./lead-mail";
import type { LoadedDelivery } from "./load-deliveries";
import { type AttemptOutcome, outcomeOfStatus } from "./next-attempt";
import { renderBody } from "./render-body";
import { emailConfigSchema, storedWebhookSchema } from "./schema";
import { signWebhook } from "./sign-webhook";

/** The outside, passed in: tests bring their own. */
export interface DeliveryGateways {
  readonly http: Pick<HttpGateway, "send">;
  readonly sendMail: (mail: Mail) => Promise<MailReceipt>;
  readonly now: () => Date;
}

export type DeliveryBrand = BrandFacts & LeadMailBrand;

/** What was sent (without secrets) and what came back, as the log keeps it. */
export interface AttemptResult {
  readonly outcome: AttemptOutcome;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Of HTTP; null where there was none. */
  readonly status: number | null;
  /** "timeout: No answer in time."; null where it was delivered. */
  readonly error: string | null;
  readonly retryAfterSeconds: number | null;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: string | null;
}

type Sent = Omit<AttemptResult, "startedAt" | "durationMs">;
export type Sendable = Omit<LoadedDelivery, "stop" | "buyerId" | "attempts">;

const LOGGED_BODY = 16_384;

/** Never throws: a message that cannot be built is a failed attempt too, so that nothing is tried for ever unseen. */
export async function attemptDelivery(
  brand: DeliveryBrand,
  delivery: Sendable,
  gateways: DeliveryGateways,
): Promise<AttemptResult> {
  const startedAt = gateways.now();
  const clock = performance.now();
  let sent: Sent;
  try {
    const event: LeadEvent = { ...delivery.event, timestamp: startedAt.toISOString() };
    sent =
      delivery.target.kind === "webhook"
        ? await sendWebhook(delivery, event, startedAt, gateways)
        : await sendLeadMail(brand, delivery, event, gateways);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    sent = failed(`not_sent: ${message}`, {});
  }
  return { startedAt, durationMs: Math.round(performance.now() - clock), ...sent };
}

async function sendWebhook(
  delivery: Sendable,
  event: LeadEvent,
  at: Date,
  gateways: DeliveryGateways,
): Promise<Sent> {
  const config = storedWebhookSchema.parse(delivery.target.config);
  const { contentType, body } = renderBody(config, event, delivery.id);
  const custom = Object.entries(config.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const { secretEncrypted } = delivery.target;
  const own = {
    "content-type": contentType,
    ...(secretEncrypted
      ? signWebhook({ id: delivery.id, at, body, secret: decryptSecret(secretEncrypted) })
      : { "webhook-id": delivery.id }),
  };
  const { url, method } = config;
  // Custom headers often carry the buyer's key: the log keeps their names alone.
  const request = {
    method,
    url,
    headers: { ...Object.fromEntries(custom.map(([name]) => [name, "•••"])), ...own },
    body: cut(body),
  };
  const answer = await gateways.http.send({
    url,
    method,
    headers: { ...Object.fromEntries(custom), ...own },
    body,
  });
  if (answer.kind === "failed") return failed(`${answer.code}: ${answer.message}`, request);
  const outcome = outcomeOfStatus(answer.status);
  return {
    outcome,
    status: answer.status,
    error: outcome === "delivered" ? null : `status: HTTP ${answer.status}`,
    retryAfterSeconds: answer.retryAfterSeconds,
    request,
    response: answer.body,
  };
}

async function sendLeadMail(
  brand: DeliveryBrand,
  delivery: Sendable,
  event: LeadEvent,
  gateways: DeliveryGateways,
): Promise<Sent> {
  const config = emailConfigSchema.parse(delivery.target.config);
  const rendered = await leadMail(brand, event, delivery.category, delivery.addressee);
  const replyTo = config.replyToLead ? event.data.lead.contact.email : null;
  const request = { to: config.to, subject: rendered.subject, text: cut(rendered.text), replyTo };
  try {
    const receipt = await gateways.sendMail({
      brand,
      to: config.to,
      ...rendered,
      replyTo,
      // Keeps mail programs from folding different leads into one conversation, and auto-responders still.
      headers: { "X-Entity-Ref-ID": delivery.id, "Auto-Submitted": "auto-generated" },
      key: delivery.id,
    });
    const response = cut(receipt.response);
    return { outcome: "delivered", status: null, error: null, retryAfterSeconds: null, request, response };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(`mail_refused: ${message}`, request);
  }
}

function failed(error: string, request: Sent["request"]): Sent {
  return {
    outcome: "failed",
    status: null,
    error: cut(error).slice(0, 500),
    retryAfterSeconds: null,
    request,
    response: null,
  };
}

/** Bounded for the log. */
function cut(text: string): string {
  return text.slice(0, LOGGED_BODY);
}
