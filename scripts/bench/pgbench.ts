/** pgbench's TPC-B on the same server: the yardstick, because machines are noisy and only ratios count. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Client } from "pg";

const run = promisify(execFile);

export const PGBENCH_MISSING =
  "pgbench is missing, so there are no ratios: on Debian the package postgresql-contrib brings it (apt-get install postgresql-contrib).";

const LOG_FILES = 100;

/**
 * A server that has run for a while writes its log into files that it has. A new one makes one for every 16 MB, and all commits
 * wait for it some 50 ms, which tells of nothing but its age. `db` is a superuser's.
 */
export async function fillLogFiles(db: Client): Promise<void> {
  for (let i = 0; i < LOG_FILES; i++) {
    await db.query("select pg_logical_emit_message(false, 'bench', ''), pg_switch_wal()");
  }
  await db.query("checkpoint");
}

/** Makes pgbench's tables in the database at `url`. False where there is no pgbench on the PATH. */
export async function preparePgbench(url: string): Promise<boolean> {
  try {
    await run("pgbench", ["--version"]);
  } catch {
    return false;
  }
  await run("pgbench", ["-i", "-q", "-s", "20", url], { maxBuffer: 1e8 });
  return true;
}

/** Transactions per second. */
export async function tpcb(url: string, clients: number, seconds: number): Promise<number> {
  const { stdout } = await run("pgbench", [
    "-n",
    "-c",
    String(clients),
    "-j",
    "2",
    "-T",
    String(seconds),
    url,
  ]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
