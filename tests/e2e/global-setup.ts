/** Once per run: a Postgres of its own, the production build serving on a free port, two brands. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { hashPassword, insertUser } from "@/lib/accounts";
import { createBrand } from "@/lib/brands";
import { dropSingleton } from "@/lib/core/registry";
import { makeBuyer } from "../factories/make-buyer";
import { makeSupplier } from "../factories/make-supplier";
import { startTestServer } from "../support/postgres";
import { testEnvironment } from "../support/test-environment";
import type { Login, World, WorldBrand } from "./world";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const START_MS = 60_000;

export default async function setup(): Promise<() => Promise<void>> {
  // Migrating reads the configuration too; what it read is forgotten before ours stands.
  Object.assign(process.env, testEnvironment("postgres://not-yet/none"));
  const postgres = await startTestServer();
  dropSingleton("env");
  const port = await freePort();
  const databaseUrl = postgres.templateUrl;
  const settings = {
    ...testEnvironment(databaseUrl),
    MODE: "test",
    BASE_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
  };
  Object.assign(process.env, settings);
  const server = spawn(process.execPath, ["dist/server.js"], {
    cwd: root,
    env: { ...process.env, ...settings, NODE_ENV: "production", LOG_LEVEL: "warn" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stop = async (): Promise<void> => {
    await closePool();
    if (server.exitCode === null) {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    }
    await postgres.stop();
  };
  try {
    await untilReady(port, () => server.exitCode !== null);
    const world: World = { port, databaseUrl, ...(await makeBrands(port)) };
    process.env.E2E_WORLD = JSON.stringify(world);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeBrands(port: number): Promise<Pick<World, "sonne" | "prairie">> {
  return {
    sonne: await makeWorldBrand(port, {
      slug: "sonnenmarkt",
      name: "Sonnenmarkt",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      locale: "de",
      country: "DE",
      theme: { brandColor: "#e8a100", radius: 10, font: "geist" },
      mailFrom: "Sonnenmarkt <hallo@sonnenmarkt.example>",
      hosts: ["sonnenmarkt.localhost"],
    }),
    prairie: await makeWorldBrand(port, {
      slug: "prairie",
      name: "Prairie Leads",
      currency: "USD",
      timeZone: "America/Chicago",
      locale: "en",
      country: "US",
      theme: { brandColor: "#2f6b3a", radius: 4, font: "system" },
      mailFrom: "hello@prairie.example",
      hosts: ["prairie.localhost"],
    }),
  };
}

async function makeWorldBrand(port: number, input: Parameters<typeof createBrand>[0]): Promise<WorldBrand> {
  const known = await createBrand(input);
  const testBrand = {
    id: known.id,
    uuid: "",
    facts: known,
    revenueAccountId: "",
    costAccountId: "",
    adjustmentAccountId: "",
  };
  const buyer = await makeBuyer(testBrand, { name: "Muster Energie", fundsMinor: 50_000 });
  const supplier = await makeSupplier(testBrand, { name: "Leadwerk" });
  const login = async (email: string, company: Parameters<typeof insertUser>[1]): Promise<Login> => {
    const password = `${known.slug} ${email} secret`;
    const hash = await hashPassword(password);
    const userId = await withBrand({ brandId: known.id }, (tx) =>
      insertUser(tx, { ...company, email }, hash),
    );
    return { userId, email, password };
  };
  const person = { email: "", name: "Erika Muster" };
  return {
    id: known.id,
    slug: known.slug,
    name: known.name,
    locale: known.locale,
    origin: `http://${known.primaryHost}:${port}`,
    operator: await login("chef@example.org", { kind: "operator", role: "owner", ...person }),
    buyer: {
      ...(await login("einkauf@example.org", { kind: "buyer", role: "owner", buyerId: buyer.id, ...person })),
      buyerId: buyer.id,
      name: "Muster Energie",
    },
    supplier: {
      ...(await login("lieferant@example.org", {
        kind: "supplier",
        role: "owner",
        supplierId: supplier.id,
        ...person,
      })),
      supplierId: supplier.id,
    },
  };
}

async function untilReady(port: number, gone: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && !gone()) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/readyz`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error("The server did not get ready: is there a build? (npm run build)");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
