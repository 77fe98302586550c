import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closePool } from "@/db/client";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { dropSingleton } from "@/lib/core/registry";
import { type ChildServer, startChildServer } from "@/tests/support/child-server";
import { testEnvironment } from "@/tests/support/test-environment";
import { makeKey } from "../intake/market";
import {
  drive,
  expectAllKept,
  type LoadMarket,
  makeLoadMarket,
  makePostings,
  type Posting,
} from "./lead-load";

const ROUNDS = 3;
const CONNECTIONS = 24;
/** Acknowledged leads before and after each kill. */
const STRETCH = 250;

let dataDir: string;
let postgres: Embedded;
let server: ChildServer;
let load: LoadMarket;

beforeAll(async () => {
  dataDir = path.join(mkdtempSync(path.join(realpathSync(tmpdir()), `fairlead-test-${process.pid}-`)), "pg");
  // Durable, as in production: what was acknowledged must outlive the server's memory.
  postgres = await startEmbedded({ dataDir });
  Object.assign(process.env, testEnvironment(postgres.url));
  dropSingleton("env");
  await migrate(postgres.url);
  load = await makeLoadMarket();
  server = await startChildServer(postgres.url);
}, 180_000);

afterAll(async () => {
  await server?.kill();
  await closePool();
  await postgres?.stop();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

/** The fourth field of its line is a process's parent; the name before it may hold spaces. */
const parentOf = (pid: string): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return 0;
  }
};

/** Postgres and every process of it, at once: nobody has time to write anything down. */
function killPostgres(): number {
  const postmaster = Number(
    readFileSync(path.join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0],
  );
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  for (const pid of [postmaster, ...children.map(Number)]) process.kill(pid, "SIGKILL");
  return children.length;
}

const ask = async (apiKey: string, route: string) => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${route}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body: await answer.text() };
};

describe.runIf(process.platform === "linux")("Postgres", () => {
  it("killed under load loses nothing acknowledged, doubles nothing, and the server goes on without a restart", async () => {
    const fresh = makePostings();
    const all: Posting[] = [];
    const again: Posting[] = [];
    const wrong: string[] = [];
    let acknowledged = 0;
    let kills = 0;
    let away = 0;
    let replays = 0;
    const next = (): Posting | null => {
      const waiting = again.shift();
      if (waiting) return waiting;
      if (acknowledged >= STRETCH * (ROUNDS + 1)) return null;
      // Every fourth is one that was answered before: it is read again instead of sold again.
      const known = all.length % 4 === 3 ? all[Math.floor(all.length / 2)] : undefined;
      if (known?.answer != null && replays < all.length / 4) {
        replays++;
        return known;
      }
      const posting = fresh();
      all.push(posting);
      return posting;
    };
    const cut = await drive({
      port: server.port,
      apiKey: load.apiKey,
      connections: CONNECTIONS,
      next,
      answered: (posting, { status, retryAfter, body }) => {
        if (status === 503) {
          away++;
          if (Number(retryAfter) > 0) again.push(posting);
          else wrong.push(`503 without Retry-After: ${body}`);
          return;
        }
        if (status !== 200) wrong.push(`${status} ${body}`);
        else if (posting.answer === null) {
          posting.answer = body;
          acknowledged++;
        } else if (posting.answer !== body) wrong.push(`${posting.answer} → ${body}`);
        if (kills < ROUNDS && acknowledged >= STRETCH * (kills + 1)) {
          kills++;
          expect(killPostgres()).toBeGreaterThan(0);
        }
      },
    });
    expect(wrong).toEqual([]);
    expect({ cut, kills, running: server.isRunning() }).toEqual({ cut: 0, kills: ROUNDS, running: true });
    expect(away).toBeGreaterThan(0);
    expect(replays).toBeGreaterThan(0);
    await expectAllKept(load, all);
  }, 120_000);

  it("away for a while is a 503 with Retry-After at every door, and over when it is back", async () => {
    const keys = await Promise.all([1, 2, 3].map(() => makeKey(load.market)));
    const [used = "", unused = "", later = ""] = keys;
    expect((await ask(used, "/api/v1/leads")).status).toBe(200);
    await postgres.stop();
    for (const key of [used, unused]) {
      const answer = await ask(key, "/api/v1/leads");
      expect([answer.status, Number(answer.retryAfter) > 0]).toEqual([503, true]);
      expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
    }
    expect((await ask(used, "/api/readyz")).status).toBe(503);
    expect((await ask(used, "/api/livez")).status).toBe(200);
    postgres = await startEmbedded({ dataDir, port: postgres.port });
    for (const key of [used, later]) expect((await ask(key, "/api/v1/leads")).status).toBe(200);
    await vi.waitFor(async () => expect(await ask(used, "/api/readyz")).toMatchObject({ status: 200 }), {
      timeout: 10_000,
      interval: 100,
    });
    expect(server.isRunning()).toBe(true);
  }, 60_000);
});
