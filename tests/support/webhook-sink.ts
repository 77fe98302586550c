import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the sink answers; "hang" holds the connection open until the sink is closed. */
export type SinkAnswer =
  | "hang"
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

export interface WebhookSink {
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** Resolves once `count` calls have come, or fails after `withinMs`. */
  received(count: number, withinMs?: number): Promise<readonly ReceivedCall[]>;
  close(): Promise<void>;
}

/** A receiver of webhooks on a free local port. `answer` may depend on the call; default 200. */
export async function openWebhookSink(
  answer: (call: ReceivedCall) => SinkAnswer = () => ({ status: 200, body: "ok" }),
): Promise<WebhookSink> {
  const calls: ReceivedCall[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void take(request).then((call) => {
      calls.push(call);
      reply(response, answer(call));
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    received: (count, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${calls.length} of ${count} calls came within ${withinMs} ms`));
        }, withinMs);
        const look = (): void => {
          if (calls.length < count) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(calls);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function take(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    at: Date.now(),
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value ?? "")]),
    ),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function reply(response: ServerResponse, answer: SinkAnswer): void {
  if (answer === "hang") return;
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body ?? "");
}
