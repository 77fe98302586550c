/**
 * The whole path: HTTP post → checked, proposed, sold, paid, stored, durable, answered. Server and client are processes of
 * their own. `openHttpBench` keeps them open between runs, so that the caller can run pgbench in between.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { bundleProgram } from "../build";
import type { LoadOrder, LoadResult } from "./http-load";
import { type HttpMarket, makeHttpMarket } from "./http-market";
import type { ServerFigures } from "./http-server";

export interface HttpRun {
  readonly connections: number;
  readonly leadsPerSecond: number;
  /** Share of the leads that were sold, 0..1: the others found nobody or failed. */
  readonly sold: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU of the server's process, user and system. */
  readonly nodeMicrosecondsPerLead: number;
  /** Each batch is one round trip. */
  readonly leadsPerBatch: number;
  readonly walBytesPerLead: number;
}

export interface HttpBench {
  run(connections: number, seconds: number): Promise<HttpRun>;
  close(): Promise<void>;
}

const CONTRACTS = 1_000;
let nextPerson = 1;

/**
 * Seeds a brand in the migrated database at `url` and starts the server on it.
 * @param wallets 1,000 for uniform, 1 for a hot wallet
 * @param nodeArgs for the server, such as --cpu-prof
 */
export async function openHttpBench(
  url: string,
  wallets: number,
  nodeArgs: readonly string[] = [],
): Promise<HttpBench> {
  const market = await makeHttpMarket(url, CONTRACTS, wallets);
  const server = await start("http-server", url, nodeArgs);
  const load = await start("http-load", url, []);
  const { port } = await answer<{ port: number }>(server);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  return {
    run: (connections, seconds) => measure({ server, load, db, market, port }, connections, seconds),
    async close() {
      await db.end();
      for (const child of [load, server]) {
        const gone = once(child, "exit");
        child.disconnect();
        await gone;
      }
    },
  };
}

/** Bundled like the production server: what runs the sources as they are slows each function down. */
async function start(name: string, url: string, nodeArgs: readonly string[]): Promise<ChildProcess> {
  const program = await bundleProgram(`scripts/bench/${name}.ts`, `dist/bench-${name}.js`);
  return fork(program, {
    execArgv: [...nodeArgs],
    env: {
      ...process.env,
      NODE_ENV: "production",
      MODE: "test",
      DATABASE_URL: url,
      APP_SECRET: "of no importance to a bench that nobody signs in to",
      BASE_URL: "http://127.0.0.1",
      LEADS_PER_MINUTE: "1000000000",
      LOG_LEVEL: "warn",
    },
  });
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  const [message] = await Promise.race([
    once(child, "message", { signal: gone.signal }),
    once(child, "exit", { signal: gone.signal }).then(([code]) => {
      throw new Error(`${child.spawnfile} ended with ${code}`);
    }),
  ]);
  gone.abort();
  return message as T;
}

async function ask<T>(child: ChildProcess, message: object): Promise<T> {
  const answered = answer<T>(child);
  child.send(message);
  return answered;
}

interface Rig {
  readonly server: ChildProcess;
  readonly load: ChildProcess;
  readonly db: pg.Client;
  readonly market: HttpMarket;
  readonly port: number;
}

async function measure(rig: Rig, connections: number, seconds: number): Promise<HttpRun> {
  const { server, load, db, market, port } = rig;
  const walNow = async (): Promise<number> =>
    Number((await db.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal`)).rows[0].wal);
  const walBefore = await walNow();
  const before = await ask<ServerFigures>(server, {});
  const { apiKey, postalCodes } = market;
  const order: LoadOrder = { port, apiKey, postalCodes, connections, seconds, firstPerson: nextPerson };
  const result = await ask<LoadResult>(load, order);
  const after = await ask<ServerFigures>(server, {});
  const wal = (await walNow()) - walBefore;
  nextPerson += result.leads + connections;
  return {
    connections,
    leadsPerSecond: result.leads / result.seconds,
    sold: result.sold / result.leads,
    failed: result.failed,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    nodeMicrosecondsPerLead: (after.cpuMicroseconds - before.cpuMicroseconds) / result.leads,
    leadsPerBatch: (after.leads - before.leads) / Math.max(1, after.batches - before.batches),
    walBytesPerLead: wal / result.leads,
  };
}
