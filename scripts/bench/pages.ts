/**
 * Page times: the production build on a brand with 100,000 leads, twenty people who look at a page, think for a second, and
 * click on. Beside them, how many statements a page sends with a dozen leads and with all of them: never more by the row.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { dropSingleton } from "@/lib/core/registry";
import { root } from "../root";
import type { ServerCount } from "./count-statements";
import { makePageMarket, type PageMarket } from "./page-market";
import { median } from "./pgbench";

export interface PageRow {
  readonly page: string;
  /** One visitor alone, milliseconds. */
  readonly aloneMs: number;
  /** CPU of the server's process for one visit, milliseconds. */
  readonly nodeMs: number;
  /** With twenty visitors. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly visits: number;
  readonly kilobytes: number;
  /** Statements of one visit, with few leads and with all. */
  readonly statementsFew: number;
  readonly statementsAll: number;
}

const FEW = 12;
const VISITORS = 20;
/** How long a visitor looks at a page, from and to. */
const THINK_MS = [500, 1_500] as const;
const START_MS = 60_000;
/** Visits of one alone: first some for the compiler, then those that count. */
const WARM = 10;
const ALONE = 10;

interface Page {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
}

interface Site {
  readonly port: number;
  readonly host: string;
  readonly child: ChildProcess;
}

/** @param url an owner's URL on a server where databases may be made; the bench's own is dropped again. */
export async function benchPages(
  url: string,
  options: { readonly leads?: number; readonly seconds?: number; readonly log: (line: string) => void },
): Promise<PageRow[]> {
  const { leads = 100_000, seconds = 20, log } = options;
  const { buildIfNeeded } = await import("../build");
  await buildIfNeeded();
  const name = `bench_pages_${process.pid}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  // Filling is not measured.
  await admin.query(`alter database ${name} set synchronous_commit = off`);
  try {
    await migrate(own.href);
    return await withDatabase(own.href, async () => {
      const market = await makePageMarket(own.href);
      await market.fill(FEW);
      const few = await onSite(own.href, market, (site) => countAll(site, market));
      const started = performance.now();
      await market.fill(leads);
      log(`${leads} leads in ${Math.round((performance.now() - started) / 1000)} s`);
      return onSite(own.href, market, async (site) => {
        const all = await countAll(site, market);
        return visit(site, await pagesOf(market), { seconds, few, all });
      });
    });
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function pagesOf(market: PageMarket): Promise<readonly Page[]> {
  const { operator, buyer, leadId } = await market.look();
  const { someDay } = market;
  const of = (cookie: string) => (page: [name: string, path: string]) => ({
    name: page[0],
    path: page[1],
    cookie,
  });
  const buyers: [string, string][] = [
    ["buyer: overview", "/buyer"],
    ["buyer: inbox", "/buyer/leads"],
    ["buyer: inbox, unread", "/buyer/leads?opened=false"],
    ["buyer: lead", `/buyer/leads/${leadId}`],
  ];
  const operators: [string, string][] = [
    ["operator: overview", "/operator"],
    ["operator: leads", "/operator/leads"],
    ["operator: leads, unsold in Bavaria", "/operator/leads?status=unsold&state=BY"],
    ["operator: leads, a day", `/operator/leads?from=${someDay}&to=${someDay}`],
    ["operator: leads, by name", "/operator/leads?q=Lüdenscheidt"],
    ["operator: leads, a reason", "/operator/leads?status=rejected&reason=consent_required"],
    ["operator: lead", `/operator/leads/${leadId}`],
    ["operator: buyers", "/operator/buyers"],
    ["operator: deliveries", "/operator/deliveries"],
  ];
  return [...buyers.map(of(buyer)), ...operators.map(of(operator))];
}

async function onSite<T>(url: string, market: PageMarket, run: (site: Site) => Promise<T>): Promise<T> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["--import", path.join(root, "scripts/bench/count-statements.ts"), "dist/server.js"],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        MODE: "test",
        ROLE: "web",
        DATABASE_URL: url,
        BASE_URL: `http://127.0.0.1:${port}`,
        PORT: String(port),
        MAIL_STAND_IN: "true",
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  try {
    await untilReady(port, child);
    return await run({ port, host: market.host, child });
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
  }
}

interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
}

function get(site: Site, page: Page, agent?: Agent): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { host: `${site.host}:${site.port}`, cookie: page.cookie, accept: "text/html" };
    const sent = request(
      { host: "127.0.0.1", port: site.port, path: encodeURI(page.path), headers, agent },
      (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, bytes, ms: performance.now() - started }),
        );
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

async function counted({ child }: Site): Promise<ServerCount> {
  const answer = once(child, "message");
  child.send("count");
  const [message] = (await answer) as [ServerCount];
  return message;
}

/** Statements of one visit of each page, the least of three: the server reads a little for itself now and then. */
async function countAll(site: Site, market: PageMarket): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const page of await pagesOf(market)) {
    const { status } = await get(site, page);
    if (status === 307 || status === 308) continue;
    if (status !== 200) throw new Error(`${page.path} answered ${status}`);
    const seen: number[] = [];
    for (let i = 0; i < 3; i++) {
      const before = await counted(site);
      await get(site, page);
      seen.push((await counted(site)).statements - before.statements);
    }
    counts.set(page.name, Math.min(...seen));
  }
  return counts;
}

async function visit(
  site: Site,
  pages: readonly Page[],
  given: { seconds: number; few: ReadonlyMap<string, number>; all: ReadonlyMap<string, number> },
): Promise<PageRow[]> {
  const shown = pages.filter(({ name }) => given.all.has(name));
  const alone = new Map<string, { ms: number; cpuMs: number }>();
  for (const page of shown) {
    for (let i = 0; i < WARM; i++) await get(site, page);
    const times: number[] = [];
    const before = await counted(site);
    for (let i = 0; i < ALONE; i++) times.push((await get(site, page)).ms);
    const cpu = (await counted(site)).cpuMicroseconds - before.cpuMicroseconds;
    alone.set(page.name, { ms: median(times), cpuMs: cpu / 1000 / ALONE });
  }
  const visits = new Map<string, Answer[]>(shown.map(({ name }) => [name, []]));
  const deadline = performance.now() + given.seconds * 1000;
  const visitor = async (first: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await delay((first / VISITORS) * THINK_MS[1]);
    for (let at = first; performance.now() < deadline; at++) {
      const page = shown[at % shown.length];
      if (!page) break;
      const answer = await get(site, page, agent);
      if (answer.status !== 200) throw new Error(`${page.path} answered ${answer.status}`);
      visits.get(page.name)?.push(answer);
      await delay(THINK_MS[0] + Math.random() * (THINK_MS[1] - THINK_MS[0]));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: VISITORS }, (_, i) => visitor(i)));
  return shown.map(({ name }): PageRow => {
    const answers = visits.get(name) ?? [];
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return {
      page: name,
      aloneMs: alone.get(name)?.ms ?? 0,
      nodeMs: alone.get(name)?.cpuMs ?? 0,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      visits: times.length,
      kilobytes: (answers[0]?.bytes ?? 0) / 1024,
      statementsFew: given.few.get(name) ?? 0,
      statementsAll: given.all.get(name) ?? 0,
    };
  });
}

/** The process's own use cases fill the bench's database. */
async function withDatabase<T>(url: string, run: () => Promise<T>): Promise<T> {
  const before = process.env.DATABASE_URL;
  const swap = async (value: string | undefined): Promise<void> => {
    await closePool();
    dropSingleton("env");
    dropSingleton("brand-directory");
    if (value === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = value;
  };
  await swap(url);
  try {
    return await run();
  } finally {
    await swap(before);
  }
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/readyz`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error("The server of the pages did not get ready.");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
