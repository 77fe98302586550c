/**
 * The process: API and pages behind one port, deliveries and jobs beside them. `npm run dev` runs it from the sources,
 * `npm start` from dist/server.js; it refuses to start, with one message, where anything is not as it must be.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import next from "next";
import { closePool } from "@/db/client";
import { migrate, schemaMatches } from "@/db/migrate";
import { makeOwnerLinks } from "@/lib/accounts";
import { createNodeListener } from "@/lib/api/node-listener";
import { brandDirectory } from "@/lib/brands";
import { closeMailGateway } from "@/lib/gateways/mail";
import { startBackgroundWork } from "@/lib/jobs/start-background-work";
import { type Env, env, readEnv } from "@/lib/runtime/env";
import { log } from "@/lib/runtime/log";
import { sealOrigins } from "@/lib/runtime/request-origin";
import { beginShutdown } from "@/lib/runtime/shutdown";
import { drainSales } from "@/lib/sales/sale-queue";
import { parseProxies } from "@/lib/web/host-gate";
import { type Doors, requestListener } from "@/lib/web/request-listener";

const DRAIN_MS = 10_000;
const HARD_LIMIT_MS = 20_000;
type Stop = () => Promise<void>;

class StartError extends Error {}

async function configure(stops: Stop[]): Promise<Env> {
  const built = import.meta.url.endsWith("/dist/server.js");
  if (built && !process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: "production" });
  if (!built && (process.env.NODE_ENV ?? "development") === "development") {
    // Not by a plain import: the bundle for production has no use for it.
    const file: string = "./scripts/development-env";
    const { startDevelopment } = (await import(file)) as typeof import("./scripts/development-env");
    stops.push(await startDevelopment((line) => console.log(line)));
  }
  const read = readEnv(process.env);
  const problems = "problems" in read ? [...read.problems] : [];
  try {
    parseProxies(process.env.TRUSTED_PROXIES ?? "");
  } catch (error) {
    problems.push(messageOf(error));
  }
  if (problems.length > 0) throw new StartError(problems.map((problem) => `  - ${problem}`).join("\n"));
  return env();
}

async function prepareDatabase(settings: Env): Promise<void> {
  const url = settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL;
  try {
    await migrate(url);
  } catch (error) {
    const { host } = new URL(url);
    const unreachable = /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN/.test(messageOf(error));
    throw new StartError(
      unreachable
        ? `  - the database at ${host} does not answer (${messageOf(error)})`
        : `  - a migration of the database at ${host} failed: ${messageOf(error)}`,
      { cause: error },
    );
  }
  if (!(await schemaMatches(settings.DATABASE_URL))) {
    throw new StartError(
      "  - the database's schema is not this version's: is a newer version running on it?",
    );
  }
}

function listen(server: Server, settings: Env): Promise<number> {
  const { PORT, HOSTNAME_BIND } = settings;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? `port ${PORT} is taken by another process: end it, or set PORT to another one`
          : `cannot listen on ${HOSTNAME_BIND}:${PORT} (${error.message})`;
      reject(new StartError(`  - ${why}`));
    });
    server.listen(PORT, HOSTNAME_BIND, () => resolve((server.address() as AddressInfo).port));
  });
}

/** The pages' renderer, which also asks this very port for the pages that its server actions lead to. */
async function openPages(
  server: Server,
  settings: Env,
  port: number,
  stops: Stop[],
): Promise<Doors["pages"]> {
  const { NODE_ENV, HOSTNAME_BIND } = settings;
  const hostname = ["0.0.0.0", "::"].includes(HOSTNAME_BIND) ? "127.0.0.1" : HOSTNAME_BIND;
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname}:${port}`;
  const app = next({ dev: NODE_ENV === "development", hostname, port, httpServer: server });
  await app.prepare();
  stops.push(() => app.close());
  return app.getRequestHandler();
}

async function start(stops: Stop[]): Promise<void> {
  const settings = await configure(stops);
  const { ROLE, NODE_ENV } = settings;
  const dev = NODE_ENV === "development";
  await prepareDatabase(settings);
  stops.push(closePool, closeMailGateway, drainSales);
  await brandDirectory().refresh();
  sealOrigins();

  const opening = Promise.withResolvers<Doors>();
  opening.promise.catch(() => undefined);
  const server = createServer(requestListener({ env: settings, dev, doors: opening.promise }));
  server.keepAliveTimeout = 65_000;
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (_request, socket: Socket) => {
    // Only the development server's reloading speaks over upgraded connections; nothing else closes them.
    if (!dev) socket.destroy();
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
  });
  const port = await listen(server, settings);
  const api = createNodeListener();
  if (ROLE === "all" || ROLE === "worker") stops.push(startBackgroundWork());
  const pages = ROLE === "all" || ROLE === "web" ? await openPages(server, settings, port, stops) : null;
  stops.push(() => closeServer(server, upgraded));
  opening.resolve({ api, pages });
  // So that tabs that are open reconnect after a restart.
  if (dev) fetch(`http://127.0.0.1:${port}/_next/static/warm`).catch(() => undefined);
  log().info({ port, role: ROLE, mode: settings.MODE }, "ready");
  if (dev) console.log(`Ready on ${settings.BASE_URL}`);
  if (settings.MODE === "production" && ROLE !== "worker") await printFirstSteps(settings);
}

/** A first sign-in must not need mail, nor a person to find out what to do first. */
async function printFirstSteps(settings: Env): Promise<void> {
  const { protocol, port } = new URL(settings.BASE_URL);
  for (const { brand, email, path } of await makeOwnerLinks(new Date())) {
    const origin = `${protocol}//${brand.primaryHost}${port ? `:${port}` : ""}`;
    console.log(
      `Nobody has signed in to ${brand.name} yet. Its owner, ${email}, can, once within a day:\n${origin}${path}`,
    );
  }
  if ((await brandDirectory().list()).length === 0) {
    console.log("There is no brand yet. Make one: npm run brand -- --slug … --name … --host … --owner …");
  }
}

async function closeServer(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  for (const socket of upgraded) socket.destroy();
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(late);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message) return error.message;
  return error instanceof AggregateError ? error.errors.map(messageOf).join(", ") : error.name;
}

const stops: Stop[] = [];
let stopping = false;

/** Last started, first stopped: the door closes before what is behind it. */
async function stop(code: number): Promise<never> {
  setTimeout(() => process.exit(code || 1), HARD_LIMIT_MS).unref();
  const last = beginShutdown();
  for (const one of [...stops.reverse(), ...last])
    await one().catch((error: unknown) => console.error(messageOf(error)));
  process.exit(code);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    void stop(0);
  });
}

try {
  await start(stops);
} catch (error) {
  console.error(
    `The server cannot start:\n${error instanceof StartError ? error.message : `  - ${messageOf(error)}`}`,
  );
  if (!(error instanceof StartError)) console.error(error);
  await stop(1);
}
