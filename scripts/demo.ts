/**
 * The product with demo data, in one command and one process: Postgres, migrations, data, build, server. See README.
 *   npm run demo [-- --reset] [-- --traffic]     PORT=4000 npm run demo
 */
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { findEmbedded, isEmbeddedError, startEmbedded } from "@/db/embedded";
import { assertPortFree } from "./demo/assert-port-free";
import { dataDir, fillDevelopmentEnv } from "./development-env";

class DemoError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reset: { type: "boolean" }, traffic: { type: "boolean" } } });
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new DemoError(`PORT=${process.env.PORT} is no port.`);
  await assertPortFree(port);
  if (await findEmbedded(dataDir)) {
    throw new DemoError("A demo or a development server runs on this folder's data already. End it first.");
  }
  if (values.reset) rmSync(dataDir, { recursive: true, force: true });

  const say = (line: string): void => console.log(line);
  const embedded = await startEmbedded({ dataDir, log: say });
  // Before anything is loaded that looks at it: React and Next are another program in production.
  Object.assign(process.env, {
    NODE_ENV: "production",
    MODE: "demo",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: embedded.url,
    BASE_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    MAIL_STAND_IN: "true",
    ROLE: "all",
    LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  });
  fillDevelopmentEnv(embedded.url);

  const { buildIfNeeded } = await import("./build");
  if (await buildIfNeeded()) say("Built.");
  const { demoTable, prepareDemoData, startHookSink, startTraffic } = await import("./demo/index");
  const demo = await prepareDemoData({ dataDir, port, databaseUrl: embedded.url, log: say });

  const { afterShutdown } = await import("@/lib/runtime/shutdown");
  const sink = await startHookSink(demo.hookPort, say);
  afterShutdown(sink);
  afterShutdown(() => embedded.stop());
  const server = path.resolve("dist", "server.js");
  if (!existsSync(server)) throw new DemoError("The build left no dist/server.js.");
  await import(pathToFileURL(server).href);

  say(demoTable(demo.file));
  if (values.traffic) startTraffic(demo.file, say);
}

try {
  await main();
} catch (error) {
  const told =
    isEmbeddedError(error) ||
    error instanceof DemoError ||
    (error instanceof Error && error.name === "PortTakenError");
  console.error(told ? (error as Error).message : error);
  process.exit(1);
}
