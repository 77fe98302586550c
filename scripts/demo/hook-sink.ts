/** Where the demo's webhooks go: /ok takes everything, /failing nothing. Only this machine reaches it. */
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts it; returns what stops it. The demo's endpoints name the port, so where another program has it in the meantime the
 * demo runs without: its webhooks fail, which `log` is told.
 */
export async function startHookSink(port: number, log: (line: string) => void): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const ok = request.url?.startsWith("/ok") === true;
    request.resume().once("end", () => {
      response.writeHead(ok ? 200 : 503, { "content-type": "application/json" });
      response.end(ok ? '{"received":true}' : '{"error":"the CRM is being maintained"}');
    });
  });
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    log(
      `Another program has port ${port}, where the demo's webhooks go: they fail until it is free at a start.`,
    );
    return async () => {};
  }
  return async () => {
    server.close();
    server.closeAllConnections();
  };
}
