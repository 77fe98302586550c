/** GET /api/inbox/stream: a buyer's new leads as server-sent events, for the portal's session or an API key. */
import { resolveSession } from "@/lib/accounts";
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/registry";
import { type InboxLead, nudgeInboxes, openInbox } from "@/lib/deliveries/inbox-feed";
import { shutdownSignal } from "@/lib/runtime/shutdown";
import { onSold } from "@/lib/sales/sale-events";
import { authenticate } from "./auth";
import type { Api } from "./route";

export const HEARTBEAT_MS = 15_000;
/** Messages that a client may leave unread before it is let go. */
const MOST_UNREAD = 1_000;

export function registerInboxStream(api: Api): void {
  singleton("inbox-stream-sales", () => onSold(({ brandId }) => nudgeInboxes(brandId)));
  api.get("/api/inbox/stream", async (c) => {
    const { headers, signal } = c.req.raw;
    const ctx = await whoAsks(headers, c.get("requestId"));
    return streamInbox({
      ctx,
      lastSaleId: headers.get("last-event-id") ?? c.req.query("lastEventId") ?? null,
      stillAllowed: () => whoAsks(headers, c.get("requestId")).then(isSame(ctx), () => false),
      signal,
    });
  });
}

/** @throws AppError unauthenticated */
async function whoAsks(headers: Headers, requestId: string): Promise<Ctx> {
  if (headers.has("authorization")) return authenticate(headers, requestId);
  const session = await resolveSession(headers);
  if (!session) throw new AppError("unauthenticated", "account.sign_in_required");
  return session.ctx;
}

const isSame =
  (before: Ctx) =>
  (after: Ctx): boolean =>
    before.brand.id === after.brand.id &&
    before.actor.kind === "buyer" &&
    after.actor.kind === "buyer" &&
    before.actor.buyerId === after.actor.buyerId;

/**
 * The stream of one buyer. Ends with the request, when the process stops, and within a heartbeat after `stillAllowed` says no.
 * @throws AppError account.not_permitted
 */
export async function streamInbox(inbox: {
  readonly ctx: Ctx;
  readonly lastSaleId: string | null;
  readonly stillAllowed: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
}): Promise<Response> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let close: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearInterval(timer);
    close();
    const open = controller;
    controller = null;
    // A client that is gone has closed the stream already.
    try {
      open?.close();
    } catch {}
  };
  const send = (text: string): void => {
    if (!controller) return;
    if ((controller.desiredSize ?? 0) < -MOST_UNREAD) end();
    else controller.enqueue(encoder.encode(text));
  };
  const body = new ReadableStream<Uint8Array>({
    start: (started) => {
      controller = started;
    },
    cancel: end,
  });
  send("retry: 2000\n\n");
  close = await openInbox(inbox.ctx, inbox.lastSaleId, (lead) => send(message(lead)));
  timer = setInterval(async () => {
    if (await inbox.stillAllowed()) send(": still here\n\n");
    else end();
  }, inbox.heartbeatMs ?? HEARTBEAT_MS);
  const over = AbortSignal.any([inbox.signal, shutdownSignal()]);
  over.addEventListener("abort", end);
  if (over.aborted) end();
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // Proxies that collect answers would hold leads back.
      "x-accel-buffering": "no",
    },
  });
}

function message(lead: InboxLead): string {
  return `id: ${lead.saleId}\nevent: lead\ndata: ${JSON.stringify(lead)}\n\n`;
}
