/**
 * The databases of a test run: one server, one migrated template, one clone of it for each worker. Migrating takes seconds,
 * cloning a fraction of one; and two files that run at the same time never meet.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { startEmbedded } from "@/db/embedded";
import { isAlive } from "@/db/embedded/find-postmaster";
import { migrate } from "@/db/migrate";

export interface TestServer {
  /** Owner's URL of the migrated template; nobody may be connected to it while it is cloned. */
  readonly templateUrl: string;
  stop(): Promise<void>;
}

const FOLDER = "fairlead-test-";

/**
 * Starts the server of a run (or takes the one of FAIRLEAD_TEST_DATABASE_URL: any database of it, as a superuser) and migrates
 * its template.
 */
export async function startTestServer(): Promise<TestServer> {
  const existing = process.env.FAIRLEAD_TEST_DATABASE_URL;
  const server = existing ? { url: existing, stop: async () => undefined } : await startOwnServer();
  const template = `fairlead_test_${process.pid}`;
  try {
    await onServer(server.url, (client) => client.query(`create database ${template}`));
    const templateUrl = withDatabase(server.url, template);
    await migrate(templateUrl);
    return {
      templateUrl,
      stop: async () => {
        if (existing) await dropDatabases(server.url, template);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The URL of this worker's clone, made when the worker asks first. `worker` is a small number that no other one has. */
export async function cloneForWorker(templateUrl: string, worker: string): Promise<string> {
  const template = new URL(templateUrl).pathname.slice(1);
  const clone = `${template}_${worker}`;
  await onServer(withDatabase(templateUrl, "postgres"), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [clone]);
    if (rowCount === 0) await client.query(`create database ${clone} template ${template}`);
  });
  return withDatabase(templateUrl, clone);
}

async function startOwnServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const temp = realpathSync(tmpdir());
  removeAbandoned(temp);
  const dataDir = mkdtempSync(path.join(temp, `${FOLDER}${process.pid}-`));
  const server = await startEmbedded({ dataDir, unsafeFast: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Folders of runs that were killed: their server ended with them. */
function removeAbandoned(temp: string): void {
  for (const name of readdirSync(temp)) {
    const pid = Number(/^fairlead-test-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(path.join(temp, name), { recursive: true, force: true });
  }
}

async function dropDatabases(url: string, template: string): Promise<void> {
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')",
      [template],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

async function onServer<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
