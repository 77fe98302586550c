/** What a developer need not set: a Postgres of one's own in .data, a secret, stand-ins. Production sets everything itself. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startEmbedded } from "@/db/embedded";

export const dataDir = path.join(/*turbopackIgnore: true*/ process.cwd(), ".data");

/** Fills what is not set in process.env; what is set stays. */
export function fillDevelopmentEnv(databaseUrl: string): void {
  const { env } = process;
  env.PORT ||= "3000";
  env.BASE_URL ||= `http://127.0.0.1:${env.PORT}`;
  env.ALLOW_PRIVATE_WEBHOOKS ||= "true";
  if (!env.SMTP_URL && !env.RESEND_API_KEY) env.MAIL_STAND_IN ||= "true";
  env.APP_SECRET ||= keptSecret();
  env.DATABASE_URL ||= databaseUrl;
}

/**
 * For `npm run dev`: where no database is named, the embedded one with the demo's data. Returns what ends it.
 * @throws EmbeddedError
 */
export async function startDevelopment(log: (line: string) => void): Promise<() => Promise<void>> {
  const named = process.env.DATABASE_URL;
  if (named) {
    fillDevelopmentEnv(named);
    return async () => undefined;
  }
  const embedded = await startEmbedded({ dataDir, log });
  fillDevelopmentEnv(embedded.url);
  const { demoTable, prepareDemoData, startHookSink } = await import("./demo/index");
  const port = Number(process.env.PORT);
  const demo = await prepareDemoData({ dataDir, port, databaseUrl: embedded.url, log });
  const endSink = await startHookSink(demo.hookPort, log);
  log(demoTable(demo.file));
  return async () => {
    await endSink();
    await embedded.stop();
  };
}

/** Kept beside the data it encrypts. */
function keptSecret(): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, "app-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
