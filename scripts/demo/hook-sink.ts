/** Where the demo's webhooks go: /ok takes everything, /failing nothing. Only this machine reaches it. */
import { once } from "node:events";
import { createServer } from "node:http";

/** Starts it; returns what stops it. */
export async function startHookSink(port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const ok = request.url?.startsWith("/ok") === true;
    request.resume().once("end", () => {
      response.writeHead(ok ? 200 : 503, { "content-type": "application/json" });
      response.end(ok ? '{"received":true}' : '{"error":"the CRM is being maintained"}');
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return async () => {
    server.close();
    server.closeAllConnections();
  };
}
