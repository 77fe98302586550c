/** The bench's client, a process of its own, on raw sockets: it shares the machine with what it measures, so it is lean. */
import { connect, type Socket } from "node:net";

export interface LoadOrder {
  readonly port: number;
  readonly apiKey: string;
  readonly postalCodes: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Where the numbers of this run's people begin: no two runs on a database share one. */
  readonly firstPerson: number;
}

export interface LoadResult {
  readonly leads: number;
  readonly sold: number;
  readonly failed: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const FIRST = ["Erika", "Max", "Sofia", "Jonas", "Lena", "Paul"];

function requestOf(order: LoadOrder, n: number): string {
  const code = order.postalCodes[n % order.postalCodes.length] ?? "80331";
  // Numbers of a German mobile network: 0151 and eight digits.
  const phone = `0151 ${String(10_000_000 + (n % 89_999_999))}`;
  const body =
    `{"contact":{"firstName":"${FIRST[n % 6]}","lastName":"Muster${n}","email":"person${n}@example.org","phone":"${phone}","street":"Am Markt ${n % 90}"},` +
    `"place":{"country":"DE","postalCode":"${code}","city":"Musterstadt"},"fields":{"roofArea":${40 + (n % 80)},"ownsHome":true},` +
    `"consent":{"text":"I want offers from up to three companies by phone and email.","givenAt":"2026-01-20T09:12:00Z","sourceUrl":"https://example.org/form","ip":"203.0.113.7"},` +
    `"externalId":"x-${n}","subSource":"campaign-7"}`;
  return (
    `POST /api/v1/leads HTTP/1.1\r\nHost: 127.0.0.1:${order.port}\r\nAuthorization: Bearer ${order.apiKey}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

function lengthOf(head: string): number {
  return Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = order.firstPerson;
  let sold = 0;
  let failed = 0;
  let started = 0;
  let deadline = 0;

  const drive = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0;
      let buffered = "";
      const send = (): void => {
        sentAt = performance.now();
        socket.write(requestOf(order, next++), "latin1");
      };
      socket.on("data", (chunk) => {
        buffered += chunk.toString("latin1");
        const end = buffered.indexOf("\r\n\r\n");
        if (end < 0 || buffered.length < end + 4 + lengthOf(buffered.slice(0, end + 2))) return;
        const now = performance.now();
        latencies.push(now - sentAt);
        if (!buffered.startsWith("HTTP/1.1 200")) failed++;
        else if (buffered.includes('"status":"sold"')) sold++;
        buffered = "";
        if (now < deadline) send();
        else {
          socket.destroy();
          resolve();
        }
      });
      socket.on("error", reject);
      socket.on("close", () => resolve());
      send();
    });

  const sockets = await Promise.all(
    Array.from(
      { length: order.connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port: order.port, host: "127.0.0.1", noDelay: true });
          socket.once("connect", () => resolve(socket)).once("error", reject);
        }),
    ),
  );
  // Connecting does not count, as it does not in pgbench.
  started = performance.now();
  deadline = started + order.seconds * 1000;
  await Promise.all(sockets.map(drive));
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  const seconds = (performance.now() - started) / 1000;
  return { leads: latencies.length, sold, failed, seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

process.on("message", (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit(0));
