import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Embedded, findEmbedded, startEmbedded } from "@/db/embedded";
import { isAlive } from "@/db/embedded/find-postmaster";

let dataDir: string;
const opened: (() => Promise<void>)[] = [];

beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(realpathSync(tmpdir()), `fairlead-test-${process.pid}-`)), "pg");
});

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

async function start(options: { port?: number } = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, unsafeFast: true, ...options });
  opened.push(embedded.stop);
  return embedded;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

function postmasterPid(directory = dataDir): number {
  return Number(readFileSync(path.join(directory, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Another process that starts the same database and keeps it until it ends. */
async function startElsewhere(): Promise<{ child: ChildProcess; keeper: number; postmaster: number }> {
  const script = fileURLToPath(new URL("./hold-embedded.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  opened.push(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  });
  await once(child.stdout ?? child, "data");
  const postmaster = postmasterPid();
  const parent = readFileSync(`/proc/${postmaster}/stat`, "utf8").split(") ")[1]?.split(" ")[1];
  return { child, keeper: Number(parent), postmaster };
}

/** Not running any more; a process that has ended but was not collected by its parent counts as gone. */
function isRunning(pid: number): boolean {
  try {
    return isAlive(pid) && readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] !== "Z";
  } catch {
    return false;
  }
}

const gone = (pid: number) => vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000 });

describe("a start", () => {
  it("keeps the data and the address of the start before", async () => {
    const first = await start();
    await ask(first.url, "create table kept as select 42 as n");
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "select n from kept")).toEqual([42]);
  });

  it("takes another port when somebody has the old one", async () => {
    const first = await start();
    await first.stop();
    const thief = createServer().listen(first.port, "127.0.0.1");
    await once(thief, "listening");
    opened.push(async () => void thief.close());
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await ask(second.url, "select 1")).toEqual([1]);
    await second.stop();
    await expect(start({ port: first.port })).rejects.toThrow(`Port ${first.port} is taken`);
  });

  it("lets in nobody without the password, which only the owner can read", async () => {
    const { port } = await start();
    await expect(ask(`postgres://postgres@127.0.0.1:${port}/fairlead`, "select 1")).rejects.toThrow();
    await expect(ask(`postgres://postgres:guess@127.0.0.1:${port}/fairlead`, "select 1")).rejects.toThrow(
      "password authentication failed",
    );
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    expect(statSync(path.join(dataDir, "cluster", "fairlead-password.json")).mode & 0o077).toBe(0);
  });

  it("is durable unless told otherwise", async () => {
    const embedded = await startEmbedded({ dataDir });
    opened.push(embedded.stop);
    const settings = "'fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses'";
    const rows = await ask(
      embedded.url,
      `select setting from pg_settings where name in (${settings}) order by name`,
    );
    expect(rows).toEqual(["on", "on", "127.0.0.1", "on"]);
  });

  it("refuses to be unsafe outside a temp folder", async () => {
    // Not below this file: the checkout itself may lie in a temp folder.
    const folder = path.join(homedir(), ".never-made", "pg");
    await expect(startEmbedded({ dataDir: folder, unsafeFast: true })).rejects.toThrow("temp folder");
    rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  it.runIf(process.getuid?.() === 0)("works for root below a home that only root can enter", async () => {
    const home = mkdtempSync(path.join(homedir(), ".fairlead-test-"));
    opened.push(async () => rmSync(home, { recursive: true, force: true }));
    const embedded = await startEmbedded({ dataDir: path.join(home, "pg") });
    opened.unshift(embedded.stop);
    expect(await ask(embedded.url, "select 1")).toEqual([1]);
    expect(statSync(`/proc/${postmasterPid(path.join(home, "pg"))}`).uid).not.toBe(0);
  });
});

describe("a broken data directory", () => {
  const broken: [string, () => void, string][] = [
    [
      "of another version",
      () => writeFileSync(path.join(dataDir, "cluster/PG_VERSION"), "15\n"),
      "Postgres 15",
    ],
    ["without its version", () => rmSync(path.join(dataDir, "cluster/PG_VERSION")), "not complete"],
    ["without its control file", () => rmSync(path.join(dataDir, "cluster/global/pg_control")), "pg_control"],
    [
      "without its password",
      () => rmSync(path.join(dataDir, "cluster/fairlead-password.json")),
      "not complete",
    ],
  ];

  it.each(broken)("%s gets a sentence that says what to do", async (_name, breakIt, words) => {
    await (await start()).stop();
    breakIt();
    const failure = await start().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: "EmbeddedError",
      message: expect.stringMatching(new RegExp(`${words}.*--reset`)),
    });
    expect(await findEmbedded(dataDir)).toBeNull();
  });

  it("that is a file gets one too", async () => {
    mkdirSync(path.dirname(dataDir), { recursive: true });
    writeFileSync(dataDir, "");
    await expect(start()).rejects.toThrow("must be a folder");
  });

  it("with the postmaster.pid of a process that is something else is started all the same", async () => {
    await (await start()).stop();
    writeFileSync(path.join(dataDir, "cluster/postmaster.pid"), `${process.pid}\n${dataDir}\n1\n5432\n`);
    expect(await ask((await start()).url, "select 1")).toEqual([1]);
  });
});

describe("two starts", () => {
  it("on an empty directory at once end with one server", async () => {
    const [a, b] = await Promise.all([start(), start()]);
    expect(a.url).toBe(b.url);
    expect([a.shared, b.shared].sort()).toEqual([false, true]);
    await (a.shared ? a : b).stop();
    expect(await ask(a.url, "select 1")).toEqual([1]);
  });
});

describe.runIf(process.platform === "linux")("the end of the process", () => {
  it.each(["SIGKILL", "SIGINT"] as const)("by %s ends Postgres and its keeper", async (signal) => {
    const { child, keeper, postmaster } = await startElsewhere();
    child.kill(signal);
    await gone(postmaster);
    await gone(keeper);
  });

  it("loses nothing that was committed, and a Postgres nobody keeps is stopped by the next start", async () => {
    const { child, keeper, postmaster } = await startElsewhere();
    const running = await findEmbedded(dataDir);
    await ask(running?.url ?? "", "create table kept as select 7 as n");
    process.kill(keeper, "SIGKILL");
    child.kill("SIGKILL");
    await gone(keeper);
    expect(isRunning(postmaster)).toBe(true);
    expect(await findEmbedded(dataDir)).toBeNull();
    const next = await start();
    expect(next.shared).toBe(false);
    await gone(postmaster);
    expect(await ask(next.url, "select n from kept")).toEqual([7]);
  });

  it("of Postgres alone brings Postgres back at the same address", async () => {
    const { url } = await start();
    const before = postmasterPid();
    process.kill(before, "SIGKILL");
    await vi.waitFor(async () => expect(await ask(url, "select 1")).toEqual([1]), {
      timeout: 15_000,
      interval: 100,
    });
    expect(postmasterPid()).not.toBe(before);
  });
});
