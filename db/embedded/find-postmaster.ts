import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedError, errnoOf } from "./embedded-error";

/** A Postgres server that runs on a data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly state: "starting" | "ready" | "stopping";
  /** False when the process that started it is gone: nobody would stop it. */
  readonly kept: boolean;
}

/** What the keeper calls itself, so that an orphan can be told from a server in use. */
export const KEEPER_TITLE = "fairlead-postgres-keeper";

/**
 * The server that runs on the cluster, or null. postmaster.pid alone proves nothing: after a crash or a reboot the number may
 * belong to any process, so the process is asked where it works.
 */
export function findPostmaster(clusterDirectory: string): Postmaster | null {
  const lines = readPidFile(clusterDirectory)?.split("\n");
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !worksOn(pid, clusterDirectory)) return null;
  const status = lines[7]?.trim();
  const state = status === "ready" || status === "stopping" ? status : "starting";
  return { pid, port: Number(lines[3] ?? 0), state, kept: isKept(pid) };
}

/** Removes the postmaster.pid of a server that is no more: Postgres itself is fooled by a reused process number. */
export function removeStalePidFile(clusterDirectory: string): void {
  const before = readPidFile(clusterDirectory);
  if (before === null || findPostmaster(clusterDirectory) !== null) return;
  if (readPidFile(clusterDirectory) === before) rmSync(pidFile(clusterDirectory), { force: true });
}

/** Stops a server nobody keeps: cleanly (30 s), else at once (the log repairs the data on the next start). */
export async function stopPostmaster(clusterDirectory: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
    ["SIGKILL", 10],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + seconds * 1000;
    while (Date.now() < deadline) {
      if (findPostmaster(clusterDirectory)?.pid !== pid) return;
      await delay(25);
    }
  }
  throw new EmbeddedError(
    `Postgres (process ${pid}) still runs on ${clusterDirectory} and does not stop: end it and try again.`,
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === "EPERM";
  }
}

function pidFile(clusterDirectory: string): string {
  return path.join(clusterDirectory, "postmaster.pid");
}

function readPidFile(clusterDirectory: string): string | null {
  try {
    return readFileSync(pidFile(clusterDirectory), "utf8");
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return null;
    throw error;
  }
}

function worksOn(pid: number, clusterDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDirectory);
    }
    return commandOf(pid).includes("postgres");
  } catch {
    return false;
  }
}

function isKept(pid: number): boolean {
  try {
    const parent =
      process.platform === "linux"
        ? // The name in parentheses may hold spaces: fields are counted from behind it.
          readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]
        : execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
    return commandOf(Number(parent)).includes(KEEPER_TITLE);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
}
