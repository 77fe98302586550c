import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import type { Identity } from "./choose-identity";
import { KEEPER_TITLE } from "./find-postmaster";
import { SERVER_ENVIRONMENT } from "./server-settings";

export interface Keeper {
  /** Settles when the keeper, and with it Postgres, is gone. */
  readonly gone: Promise<void>;
  isGone(): boolean;
  /** From now on a Postgres that dies unasked is started again. */
  settle(): void;
  stop(): Promise<void>;
}

/**
 * Postgres must not outlive us, whatever ends us: Ctrl-C, a signal, kill -9. So a small process of its own session keeps it
 * and reads a pipe that only we hold; the system closes the pipe when we end, and the keeper stops Postgres cleanly.
 * @param logFile descriptor of the open file that takes Postgres' output
 */
export function keepPostmaster(
  command: readonly string[],
  where: { clusterDirectory: string; identity: Identity; logFile: number },
): Keeper {
  const { uid, gid } = where.identity;
  const order = JSON.stringify({ command, cwd: where.clusterDirectory, uid, gid });
  const child = spawn(process.execPath, ["-e", KEEPER, order], {
    cwd: "/",
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ["pipe", where.logFile, where.logFile],
    windowsHide: true,
  });
  const gone = once(child, "exit").then(
    () => undefined,
    () => undefined,
  );
  // A command that forgets to stop us must still be able to end: the closing pipe does the rest.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  child.stdin?.on("error", () => undefined);
  return {
    gone,
    isGone: () => hasEnded(child),
    settle: () => void child.stdin?.write("settle"),
    stop: async () => {
      if (hasEnded(child)) return;
      child.ref();
      child.stdin?.end();
      await gone;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/**
 * The keeper is handed to Node as text, so that it is found wherever this file was bundled to. SIGINT asks Postgres for a fast
 * and clean stop, SIGQUIT for an immediate one. A settled Postgres that died is started again: at most five times a minute.
 */
const KEEPER = `
process.title = ${JSON.stringify(KEEPER_TITLE)};
const { spawn } = require("node:child_process");
const { command: [program, ...args], cwd, uid, gid } = JSON.parse(process.argv[1]);
let settled = false, stopping = false, child = null, starts = [];
function start() {
  starts = [...starts, Date.now()].filter((at) => at > Date.now() - 60000);
  child = spawn(program, args, { cwd, uid, gid, stdio: ["ignore", "inherit", "inherit"], windowsHide: true });
  child.on("error", (error) => { console.error("FATAL:  " + error.message); process.exit(1); });
  child.on("exit", () => {
    child = null;
    if (stopping || !settled || starts.length > 5) process.exit(stopping ? 0 : 1);
    setTimeout(() => (stopping ? process.exit(0) : start()), 500);
  });
}
function stop() {
  if (stopping) return;
  stopping = true;
  if (!child) process.exit(0);
  child.kill("SIGINT");
  setTimeout(() => child && child.kill("SIGQUIT"), 20000);
  setTimeout(() => child && child.kill("SIGKILL"), 30000);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
process.stdin.on("data", () => { settled = true; });
process.stdin.on("end", stop).on("close", stop).on("error", stop);
start();
`;
