/**
 * npm run bench: the sale path beside pgbench's TPC-B on the same server in the same run, interleaved, medians, ratios.
 *   BENCH_DATABASE_URL  an owner's URL on a server to measure on; default: the embedded Postgres, in a folder of its own
 *   -- --rounds 5 --seconds 2 --only http,kernel,engine,pages
 * Prints a table, then the same as JSON. Each bound says whether it was reached in this run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import type { EngineRow } from "./bench/engine";
import { type HttpRun, openHttpBench } from "./bench/http";
import { benchKernel, type KernelBench } from "./bench/kernel";
import { benchPages, type PageRow } from "./bench/pages";
import { fillLogFiles, median, PGBENCH_MISSING, preparePgbench, tpcb } from "./bench/pgbench";
import { bundleProgram } from "./build";

interface HttpRow extends HttpRun {
  readonly wallets: "uniform" | "hot";
  /** ÷ TPC-B with 16 clients, and with as many clients as there are connections (1 and 8 only). */
  readonly ofTpcb16: number | null;
  readonly ofTpcbSame: number | null;
}

interface Bound {
  readonly name: string;
  readonly want: string;
  readonly got: number | null;
  readonly reached: boolean | null;
}

const CONNECTIONS = [1, 8, 32, 128] as const;

function medianRun(runs: readonly HttpRun[]): HttpRun {
  const of = (key: keyof HttpRun) => median(runs.map((run) => run[key]));
  return {
    connections: runs[0]?.connections ?? 0,
    leadsPerSecond: of("leadsPerSecond"),
    sold: of("sold"),
    failed: Math.max(...runs.map((run) => run.failed)),
    p50Ms: of("p50Ms"),
    p99Ms: of("p99Ms"),
    nodeMicrosecondsPerLead: of("nodeMicrosecondsPerLead"),
    leadsPerBatch: of("leadsPerBatch"),
    walBytesPerLead: of("walBytesPerLead"),
  };
}

/** The engine, bundled as production runs it: the sources as they are name each of their many closures when it is made. */
async function benchEngine(): Promise<EngineRow[]> {
  const program = await bundleProgram("scripts/bench/engine.ts", "dist/bench-engine.js");
  const bundled: typeof import("./bench/engine") = await import(program.href);
  return bundled.benchEngine();
}

/** The whole path in a database of its own, which is dropped again. */
async function benchWholePath(url: string, rounds: number, seconds: number): Promise<HttpRow[]> {
  const name = `bench_http_${process.pid}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  try {
    await migrate(own.href);
    const yardstick = await preparePgbench(own.href);
    if (embedded) await fillLogFiles(admin);
    const uniform = await openHttpBench(own.href, 1_000);
    const hot = await openHttpBench(own.href, 1);
    // Until what runs for each lead is compiled: a server that takes leads is warm.
    await uniform.run(32, 6);
    await hot.run(32, 3);
    const runs = new Map<string, HttpRun[]>();
    const tps = new Map<number, number[]>([1, 8, 16].map((clients) => [clients, []]));
    const note = (key: string, run: HttpRun) => runs.set(key, [...(runs.get(key) ?? []), run]);
    for (let round = 0; round < rounds; round++) {
      for (const connections of CONNECTIONS) {
        note(`uniform ${connections}`, await uniform.run(connections, seconds));
        // Of 16 clients after both runs that are held against it.
        const clients = { 1: 1, 8: 8, 32: null, 128: 16 }[connections];
        if (yardstick && clients) tps.get(clients)?.push(await tpcb(own.href, clients, seconds));
      }
      note("hot 32", await hot.run(32, seconds));
    }
    await uniform.close();
    await hot.close();
    // Round by round, for what the machine does to one of a round it mostly does to the other.
    const ratio = (list: readonly HttpRun[], clients: number): number | null => {
      const ratios = (tps.get(clients) ?? []).map((base, round) => (list[round]?.leadsPerSecond ?? 0) / base);
      return ratios.length > 0 ? median(ratios) : null;
    };
    return [...runs].map(([key, list]): HttpRow => {
      const run = medianRun(list);
      return {
        ...run,
        wallets: key.startsWith("hot") ? "hot" : "uniform",
        ofTpcb16: ratio(list, 16),
        ofTpcbSame: run.connections <= 8 ? ratio(list, run.connections) : null,
      };
    });
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

function atLeast(name: string, got: number | null | undefined, want: number): Bound {
  return { name, want: `≥ ${want}`, got: got ?? null, reached: got == null ? null : got >= want };
}
function atMost(name: string, got: number | null | undefined, want: number): Bound {
  return { name, want: `≤ ${want}`, got: got ?? null, reached: got == null ? null : got <= want };
}

function httpBounds(rows: readonly HttpRow[]): Bound[] {
  const at = (connections: number, wallets = "uniform") =>
    rows.find((row) => row.connections === connections && row.wallets === wallets);
  const hot = at(32, "hot");
  const uniform = at(32);
  return [
    atLeast("HTTP, 1 connection ÷ TPC-B with 1", at(1)?.ofTpcbSame, 0.9),
    atLeast("HTTP, 8 connections ÷ TPC-B with 8", at(8)?.ofTpcbSame, 0.9),
    atLeast("HTTP, 32 connections ÷ TPC-B with 16", uniform?.ofTpcb16, 1.2),
    atLeast("HTTP, 128 connections ÷ TPC-B with 16", at(128)?.ofTpcb16, 1.6),
    atMost("HTTP, 128 connections: p99 in ms", at(128)?.p99Ms, 60),
    atLeast(
      "HTTP, 32: one hot wallet ÷ uniform",
      hot && uniform && hot.leadsPerSecond / uniform.leadsPerSecond,
      0.8,
    ),
    atMost("HTTP, 32: WAL in bytes per lead", uniform?.walBytesPerLead, 5_000),
    atMost("HTTP, 128: WAL in bytes per lead", at(128)?.walBytesPerLead, 5_000),
    atMost("HTTP, 32: Node CPU in µs per lead", uniform?.nodeMicrosecondsPerLead, 70),
    atMost("HTTP, 128: Node CPU in µs per lead", at(128)?.nodeMicrosecondsPerLead, 70),
  ];
}

function engineBounds(rows: readonly EngineRow[]): Bound[] {
  const largest = rows.filter((row) => row.contracts === 100_000);
  const worst = (key: "firstP99Us" | "nsPerJudged" | "buildMs" | "editP99Ms") =>
    largest.length ? Math.max(...largest.map((row) => row[key])) : null;
  return [
    atMost("engine, 100,000: first winner p99 in µs", worst("firstP99Us"), 10),
    atMost("engine, 100,000: ns per judged contract", worst("nsPerJudged"), 150),
    atMost("engine, 100,000: build in ms", worst("buildMs"), 1_500),
    atMost("engine, 100,000: one edit in ms, p99", worst("editP99Ms"), 2),
  ];
}

function pageBounds(rows: readonly PageRow[]): Bound[] {
  // An empty list asks for less: what grows by the row grows by dozens.
  const grown = rows.filter((row) => row.statementsAll > row.statementsFew + 3).length;
  return [
    ...rows.map((row) => atMost(`pages, 20 visitors: ${row.page}, p95 in ms`, row.p95Ms, 300)),
    atMost("pages: those whose statements grow with the leads", rows.length ? grown : null, 0),
  ];
}

const show = (value: number | null | undefined, digits = 2): string =>
  value == null ? "–" : value.toFixed(value >= 100 ? 0 : digits);

function printTables(result: {
  http?: HttpRow[];
  kernel?: KernelBench;
  engine?: EngineRow[];
  pages?: PageRow[];
  bounds: Bound[];
}): void {
  if (result.http) {
    console.log("\nHTTP post → sold and durable (1,000 contracts)");
    console.table(
      result.http.map((row) => ({
        wallets: row.wallets,
        connections: row.connections,
        "leads/s": show(row.leadsPerSecond, 0),
        "÷ TPC-B 16": show(row.ofTpcb16),
        "÷ TPC-B same": show(row.ofTpcbSame),
        "p50 ms": show(row.p50Ms, 1),
        "p99 ms": show(row.p99Ms, 1),
        "Node µs": show(row.nodeMicrosecondsPerLead, 0),
        "leads/batch": show(row.leadsPerBatch, 1),
        "WAL B": show(row.walBytesPerLead, 0),
        sold: show(row.sold),
        failed: row.failed,
      })),
    );
  }
  if (result.kernel) {
    console.log("\nThe kernel without HTTP, one batch in flight");
    console.table(
      result.kernel.runs.map((row) => ({
        wallets: row.wallets,
        batch: row.batch,
        "leads/s": show(row.leadsPerSecond, 0),
        "÷ TPC-B 16": show(row.ofTpcb16),
        "÷ TPC-B 1": show(row.ofTpcb1),
        "Node µs": show(row.nodeMicrosecondsPerLead, 1),
        "WAL B": show(row.walBytesPerLead, 0),
      })),
    );
  }
  if (result.engine) {
    console.log("\nThe engine alone");
    console.table(result.engine);
  }
  if (result.pages) {
    console.log("\nPages, 100,000 leads, 20 visitors");
    console.table(
      result.pages.map((row) => ({
        page: row.page,
        "alone ms": show(row.aloneMs, 0),
        "Node ms": show(row.nodeMs, 0),
        "p50 ms": show(row.p50Ms, 0),
        "p95 ms": show(row.p95Ms, 0),
        visits: row.visits,
        kB: show(row.kilobytes, 0),
        "statements, 12 leads": row.statementsFew,
        "statements, all": row.statementsAll,
      })),
    );
  }
  console.log("\nBounds");
  console.table(
    result.bounds.map(({ name, want, got, reached }) => ({
      bound: name,
      want,
      got: show(got),
      reached: reached === null ? "not measured" : reached ? "yes" : "NO",
    })),
  );
}

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
    only: { type: "string", default: "engine,kernel,http,pages" },
  },
});
const only = new Set(values.only.split(","));
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const folder = mkdtempSync(path.join(os.tmpdir(), "bench-"));
const needsServer = only.has("kernel") || only.has("http") || only.has("pages");
const embedded =
  needsServer && !process.env.BENCH_DATABASE_URL
    ? await startEmbedded({ dataDir: path.join(folder, "pg") })
    : null;
const url = process.env.BENCH_DATABASE_URL ?? embedded?.url ?? "";
// The kernel's bench runs the product's own code in this process; nothing of it leaves the machine.
process.env.APP_SECRET ??= "of no importance to a bench that nobody signs in to";
process.env.BASE_URL ??= "http://127.0.0.1";
process.env.ALLOW_PRIVATE_WEBHOOKS ??= "true";
process.env.LOG_LEVEL ??= "warn";
process.env.DATABASE_URL ??= url || "postgres://nobody@127.0.0.1/none";
try {
  const engine = only.has("engine") ? await benchEngine() : undefined;
  const kernel = only.has("kernel") ? await benchKernel(url, { rounds, ms: seconds * 1000 }) : undefined;
  const http = only.has("http") ? await benchWholePath(url, rounds, seconds) : undefined;
  const pages = only.has("pages") ? await benchPages(url, { log: (line) => console.log(line) }) : undefined;
  const bounds = [
    ...(http ? httpBounds(http) : []),
    ...(engine ? engineBounds(engine) : []),
    ...(pages ? pageBounds(pages) : []),
  ];
  printTables({ http, kernel, engine, pages, bounds });
  if ((kernel || http) && !hasYardstick(kernel, http)) console.log(`\n${PGBENCH_MISSING}`);
  console.log(JSON.stringify({ http, kernel, engine, pages, bounds }));
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function hasYardstick(kernel?: KernelBench, http?: HttpRow[]): boolean {
  return kernel?.tpcb != null || http?.some((row) => row.ofTpcb16 !== null) === true;
}
