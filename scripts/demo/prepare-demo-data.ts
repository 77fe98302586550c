/** The demo's data: made once, kept, and its file of logins written anew at every start, since the port may be another. */
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { Client } from "pg";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { type DemoFile, seedDemo } from "@/db/seed/demo";

interface DemoData {
  readonly file: DemoFile;
  readonly hookPort: number;
}

/** What is kept beside the file of logins, which has a fixed format. */
interface Kept {
  readonly hookPort: number;
}

export async function prepareDemoData(given: {
  readonly dataDir: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: (line: string) => void;
}): Promise<DemoData> {
  const { dataDir, port, databaseUrl, log } = given;
  const demoFile = path.join(dataDir, "demo.json");
  const keptFile = path.join(dataDir, "demo-hooks.json");
  const baseUrl = `http://127.0.0.1:${port}`;
  await migrate(databaseUrl);
  // The file is written last: without it an earlier start broke off half-way.
  if (existsSync(demoFile) && existsSync(keptFile)) {
    const { hookPort } = JSON.parse(readFileSync(keptFile, "utf8")) as Kept;
    const file = moved(JSON.parse(readFileSync(demoFile, "utf8")) as DemoFile, {
      port,
      baseUrl,
      databaseUrl,
    });
    writePrivately(demoFile, file);
    return { file, hookPort };
  }
  if (await hasBrands(databaseUrl)) {
    log("The demo's data are incomplete: starting over.");
    await recreateDatabase(databaseUrl);
    await migrate(databaseUrl);
  }
  log("Making the demo's data.");
  const hookPort = await freePort();
  const hook = (path: string): string => `http://127.0.0.1:${hookPort}/${path}`;
  const hooks = {
    ok: hook("ok"),
    recovered: hook("ok/crm"),
    failing: hook("failing"),
    closed: hook("failing/old"),
  };
  const file = await inHaste(databaseUrl, () => seedDemo({ port, baseUrl, databaseUrl, hooks, log }));
  writePrivately(keptFile, { hookPort } satisfies Kept);
  writePrivately(demoFile, file);
  return { file, hookPort };
}

/**
 * Commits without waiting for the disk: what breaks off is made anew anyway. Whoever connects afterwards waits again; the
 * checkpoint brings what was made to the disk.
 */
async function inHaste<T>(url: string, run: () => Promise<T>): Promise<T> {
  const name = new URL(url).pathname.slice(1);
  const say = (statement: string) => onDatabase(url, (client) => client.query(statement));
  await say(`alter database "${name}" set synchronous_commit = off`);
  await closePool();
  try {
    return await run();
  } finally {
    await closePool();
    await say(`alter database "${name}" reset synchronous_commit`);
    // The planner has not seen any of it yet.
    await say("analyze");
    await say("checkpoint");
  }
}

/** The same logins at another port. */
function moved(file: DemoFile, to: { port: number; baseUrl: string; databaseUrl: string }): DemoFile {
  const atPort = (url: string): string => {
    const changed = new URL(url);
    changed.port = String(to.port);
    return changed.href;
  };
  return {
    baseUrl: to.baseUrl,
    databaseUrl: to.databaseUrl,
    brands: file.brands.map((brand) => ({
      ...brand,
      host: `${brand.host.split(":")[0]}:${to.port}`,
      suppliers: brand.suppliers.map((supplier) => ({
        ...supplier,
        sources: supplier.sources.map((source) => ({ ...source, specUrl: atPort(source.specUrl) })),
      })),
    })),
  };
}

function writePrivately(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

async function hasBrands(url: string): Promise<boolean> {
  return onDatabase(url, async (client) => {
    const { rowCount } = await client.query("select from brand limit 1");
    return (rowCount ?? 0) > 0;
  });
}

async function recreateDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  await closePool();
  await onDatabase(maintenance.href, async (client) => {
    await client.query(`drop database "${name}" with (force)`);
    await client.query(`create database "${name}"`);
  });
}

async function onDatabase<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
