import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { checkVersion, prepareDirectory } from "./embedded/check-directory";
import { chooseIdentity } from "./embedded/choose-identity";
import { choosePort } from "./embedded/choose-port";
import { createCluster, readPassword, SUPERUSER } from "./embedded/create-cluster";
import { EmbeddedError } from "./embedded/embedded-error";
import { findPostmaster, removeStalePidFile, stopPostmaster } from "./embedded/find-postmaster";
import type { Keeper } from "./embedded/keep-postmaster";
import { launchPostmaster } from "./embedded/launch-postmaster";
import { prepareBinaries } from "./embedded/prepare-binaries";
import { serverSettings } from "./embedded/server-settings";

export { isEmbeddedError } from "./embedded/embedded-error";

export interface EmbeddedOptions {
  /** Holds everything: `cluster/` (Postgres' own), `port`, `postgres.log`. Created when missing; only its owner can enter. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; without it the one of the last start, or a free one. */
  readonly port?: number;
  /** Takes a sentence for each step that a person would otherwise wait for in silence. */
  readonly log?: (line: string) => void;
  /** Gives up durability for speed. For test databases below a temp folder only. */
  readonly unsafeFast?: boolean;
}

export interface Embedded {
  /** Of the owner, a superuser; the database is `fairlead`. */
  readonly url: string;
  readonly port: number;
  /** True when another process had started it: then `stop` leaves it running. */
  readonly shared: boolean;
  stop(): Promise<void>;
}

const DATABASE = "fairlead";
const START_ATTEMPTS = 12;
const JOIN_TIMEOUT_MS = 180_000;

/**
 * Starts the Postgres that comes with npm on `dataDir`, or joins the one that another process of ours already runs there:
 * there are never two on one directory. It ends with this process, however that ends.
 * @throws EmbeddedError with one sentence that says what is wrong and what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const unsafeFast = options.unsafeFast === true;
  const dataDir = prepareDirectory(options.dataDir, unsafeFast);
  const clusterDirectory = path.join(dataDir, "cluster");
  const identity = chooseIdentity(clusterDirectory);
  const binaries = prepareBinaries(identity);
  if (!existsSync(clusterDirectory)) {
    options.log?.("Creating the database.");
    await createCluster({ dataDir, binaries, identity, unsafeFast });
  }
  checkVersion(clusterDirectory, binaries.majorVersion);

  let complaint = "";
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const running = await joinRunning(clusterDirectory, options);
    if (running) return running;
    removeStalePidFile(clusterDirectory);
    const port = options.port ?? (await choosePort(dataDir));
    const started = await launchPostmaster({
      dataDir,
      identity,
      program: binaries.postgres,
      settings: serverSettings(port, unsafeFast),
      port,
      log: options.log,
    });
    if ("keeper" in started) return await finish(clusterDirectory, port, started.keeper);
    complaint = started.complaint;
    const portTaken = /could not bind|could not create any TCP/.test(complaint);
    if (portTaken && options.port !== undefined) {
      throw new EmbeddedError(`Port ${port} is taken: choose another one for the embedded Postgres.`);
    }
    // Somebody else was faster, or the last server's children are still ending: both pass.
    if (!portTaken && !/lock file|pre-existing shared memory/.test(complaint)) break;
    await delay(portTaken ? 0 : 500);
  }
  throw whyItDidNotStart(complaint, dataDir);
}

/** The server that a process of ours runs on `dataDir` right now, or null: for commands that only look at a running demo. */
export async function findEmbedded(dataDir: string): Promise<Embedded | null> {
  const clusterDirectory = path.join(dataDir, "cluster");
  const running = findPostmaster(clusterDirectory);
  if (!running?.kept || running.state !== "ready") return null;
  const url = urlOf(clusterDirectory, running.port);
  return { url, port: running.port, shared: true, stop: async () => undefined };
}

/** Joins a server that is kept by a living process, waits for one that is ending, stops one that nobody keeps. */
async function joinRunning(clusterDirectory: string, options: EmbeddedOptions): Promise<Embedded | null> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const running = findPostmaster(clusterDirectory);
    if (!running) return null;
    if (!running.kept) {
      options.log?.("Stopping the Postgres that an earlier run left behind.");
      await stopPostmaster(clusterDirectory, running.pid);
      return null;
    }
    if (running.state === "ready") {
      const url = urlOf(clusterDirectory, running.port);
      if (options.port !== undefined && options.port !== running.port) {
        throw new EmbeddedError(
          `Another process runs this database on port ${running.port}, not ${options.port}: stop it first.`,
        );
      }
      if (await answers(url)) return { url, port: running.port, shared: true, stop: async () => undefined };
    }
    await delay(100);
  }
  throw new EmbeddedError(`The Postgres on ${clusterDirectory} does not answer: end it and try again.`);
}

async function finish(clusterDirectory: string, port: number, keeper: Keeper): Promise<Embedded> {
  try {
    const url = urlOf(clusterDirectory, port);
    await ensureDatabase(clusterDirectory, port);
    return { url, port, shared: false, stop: keeper.stop };
  } catch (error) {
    await keeper.stop();
    if (error instanceof EmbeddedError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    throw new EmbeddedError(
      `The embedded Postgres started but refuses to work (${text}). Start over with: npm run demo -- --reset`,
    );
  }
}

async function ensureDatabase(clusterDirectory: string, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(clusterDirectory, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(clusterDirectory: string, port: number, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${readPassword(clusterDirectory)}@127.0.0.1:${port}/${database}`;
}

function whyItDidNotStart(complaint: string, dataDir: string): EmbeddedError {
  if (complaint.includes("No space left")) {
    return new EmbeddedError(
      `The disk is full: Postgres cannot start on ${dataDir}. Free some space and try again.`,
    );
  }
  if (/shared memory|Cannot allocate memory/.test(complaint) && !complaint.includes("pre-existing")) {
    return new EmbeddedError("There is not enough memory for the embedded Postgres: it needs about 400 MB.");
  }
  const lines = complaint.split("\n").filter((text) => text.trim() !== "" && !/ LOG: /.test(text));
  const line = lines.findLast((text) => /(FATAL|PANIC): /.test(text)) ?? lines.at(-1);
  const reason = line?.replace(/^.*(FATAL|PANIC): +/, "") ?? "it gave no reason";
  return new EmbeddedError(
    `Postgres cannot start on ${dataDir} (${reason}; more in postgres.log there). ` +
      "Put the folder back from a backup, or start over with: npm run demo -- --reset",
  );
}
