/** The connection pool. Only brand.ts, migrate.ts and the kernel's caller in db/kernel.ts with its lanes use it. */
import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import pg, { type PoolConfig } from "pg";
import WebSocket from "ws";
import { dropSingleton, singleton } from "@/lib/core/registry";
import { env } from "@/lib/runtime/env";

/** Neon's pool is pg's pool over a WebSocket: one interface. */
export type Pool = pg.Pool;
export type Client = pg.PoolClient;

function isNeon(url: string): boolean {
  const { DATABASE_DRIVER } = env();
  if (DATABASE_DRIVER !== "auto") return DATABASE_DRIVER === "neon";
  return new URL(url).hostname.endsWith(".neon.tech");
}

function prepareNeonDriver(): void {
  neonConfig.webSocketConstructor = WebSocket;
  const proxy = env().NEON_WS_PROXY;
  if (!proxy) return;
  neonConfig.wsProxy = (host, port) => `${proxy}/v1?address=${host}:${port}`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}

/** A server that is gone without a word must not hold requests for ever; nor may a pool that is out of connections. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A new pool on the driver that the URL asks for. The caller ends it. */
export function openPool(url: string, max: number): Pool {
  const options = { connectionString: url, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
  const pool = isNeon(url)
    ? openNeonPool(options)
    : new pg.Pool({ ...options, application_name: "fairlead", pipeline: true });
  // A connection that breaks must not end the process. An idle one is replaced; of one in use, whoever uses it hears from
  // the query under way or from the next: the pool listens on neither while it is lent.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function openNeonPool(options: PoolConfig): Pool {
  prepareNeonDriver();
  return new NeonPool(options) as unknown as Pool;
}

/** The process's pool. */
export function pool(): Pool {
  return singleton("pool", () => openPool(env().DATABASE_URL, env().DATABASE_POOL));
}

export async function closePool(): Promise<void> {
  await dropSingleton<Pool>("pool")?.end();
}
