/** The product's own server as a process of its own, to be ended or killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { testEnvironment } from "./test-environment";

export interface ChildServer {
  readonly port: number;
  /** False once the process has ended, whatever ended it. */
  isRunning(): boolean;
  /** SIGKILL: nothing of the process runs after it. */
  kill(): Promise<void>;
  /** SIGTERM: it ends what it has begun. Its exit code. */
  terminate(): Promise<number | null>;
}

const READY = /\{[^\n]*"port":(\d+)[^\n]*"msg":"ready"\}/;

/** Starts one part of server.ts on `databaseUrl`, on a free port, and waits until it takes requests. */
export async function startChildServer(
  databaseUrl: string,
  role: "api" | "worker" = "api",
): Promise<ChildServer> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      ...testEnvironment(databaseUrl),
      MODE: "test",
      ROLE: role,
      PORT: "0",
      LEADS_PER_MINUTE: "1000000000",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await exited;
  };
  const terminate = async (): Promise<number | null> => {
    child.kill("SIGTERM");
    await exited;
    return child.exitCode;
  };
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.on("data", (data: Buffer) => {
      // Kept short: a server that loses its database says so often.
      said = (said + data.toString()).slice(-20_000);
      const ready = READY.exec(said);
      if (ready) resolve(Number(ready[1]));
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return { port, isRunning, kill, terminate };
}
