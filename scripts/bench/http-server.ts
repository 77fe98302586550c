/** The bench's server, a process of its own: the product's door with the API behind it, without pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { closePool } from "@/db/client";
import { createNodeListener } from "@/lib/api/node-listener";
import { env } from "@/lib/runtime/env";
import { sealOrigins } from "@/lib/runtime/request-origin";
import { saleFigures } from "@/lib/sales/sale-queue";
import { requestListener } from "@/lib/web/request-listener";

export interface ServerFigures {
  readonly cpuMicroseconds: number;
  readonly batches: number;
  readonly leads: number;
}

sealOrigins();
const doors = Promise.resolve({ api: createNodeListener(), pages: null });
const server = createServer(requestListener({ env: env(), dev: false, doors }));
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const { batches, leads } = saleFigures();
  process.send?.({ cpuMicroseconds: user + system, batches, leads } satisfies ServerFigures);
});
process.on("disconnect", () => {
  server.close();
  server.closeAllConnections();
  void closePool();
});
