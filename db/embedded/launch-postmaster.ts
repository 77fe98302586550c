import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Identity } from "./choose-identity";
import { findPostmaster } from "./find-postmaster";
import { type Keeper, keepPostmaster } from "./keep-postmaster";

const READY_TIMEOUT_MS = 180_000;

export interface LaunchOrder {
  readonly dataDir: string;
  readonly identity: Identity;
  /** Path of `postgres`. */
  readonly program: string;
  readonly settings: readonly string[];
  readonly port: number;
  readonly log?: (line: string) => void;
}

/** Starts Postgres and waits until it takes connections; when it does not, what it wrote to its log. */
export async function launchPostmaster(
  order: LaunchOrder,
): Promise<{ keeper: Keeper } | { complaint: string }> {
  const { dataDir, identity, port } = order;
  const clusterDirectory = path.join(dataDir, "cluster");
  const logPath = path.join(dataDir, "postgres.log");
  const logFile = openLog(logPath);
  const from = fstatSync(logFile).size;
  const command = [order.program, "-D", identity.reach(clusterDirectory), ...order.settings] as const;
  const keeper = keepPostmaster(command, { clusterDirectory, identity, logFile });
  closeSync(logFile);
  const began = Date.now();
  let told = false;
  while (!keeper.isGone()) {
    const running = findPostmaster(clusterDirectory);
    if (running?.state === "ready" && running.port === port) {
      writeFileSync(path.join(dataDir, "port"), `${port}\n`, { mode: 0o600 });
      keeper.settle();
      return { keeper };
    }
    if (Date.now() - began > READY_TIMEOUT_MS) {
      await keeper.stop();
      break;
    }
    if (!told && Date.now() - began > 3000) {
      told = true;
      order.log?.("Postgres is repairing the database after a crash; this can take a minute.");
    }
    await delay(20);
  }
  return { complaint: readFileSync(logPath).subarray(from).toString("utf8") };
}

/** Appends, so that the story of a crash survives the next start; starts over when it has grown past 5 MB. */
function openLog(logPath: string): number {
  const logFile = openSync(logPath, "a", 0o600);
  if (fstatSync(logFile).size > 5 * 1024 * 1024) ftruncateSync(logFile);
  return logFile;
}
