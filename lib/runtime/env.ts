/**
 * Configuration: the only reader of process.env. Everything there is to set stands in this one table; the README's table is
 * made from it. A wrong or missing value is told in one message with everything else that is wrong, and the start refuses.
 */
import * as z from "zod";
import { singleton } from "@/lib/core/registry";

const flag = z
  .enum(["true", "false", "1", "0", ""])
  .default("false")
  .transform((value) => value === "true" || value === "1");

export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  MODE: z
    .enum(["development", "production", "test", "demo"])
    .optional()
    .describe("Default: NODE_ENV. demo: a production build on the embedded Postgres, with stand-ins."),
  DATABASE_URL: z
    .string({ error: "is missing: a Postgres URL, postgres://user:password@host:5432/name" })
    .regex(/^postgres(ql)?:\/\//, "must be a Postgres URL, postgres://user:password@host:5432/name")
    .describe("Postgres 15 or newer, or a Neon URL."),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a Postgres URL")
    .optional()
    .describe(
      "The owner's URL for migrations, where DATABASE_URL is a role that owns nothing. Default: DATABASE_URL.",
    ),
  DATABASE_DRIVER: z
    .enum(["auto", "pg", "neon"])
    .default("auto")
    .describe("auto: Neon's WebSocket driver for a neon.tech host, pg for every other."),
  NEON_WS_PROXY: z.string().optional().describe("host:port of a WebSocket-to-TCP proxy for the Neon driver."),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(20).describe("Connections per process."),
  APP_SECRET: z
    .string({ error: "is missing: at least 32 random characters, for example from `openssl rand -hex 32`" })
    .min(32, "is too short: at least 32 random characters, for example from `openssl rand -hex 32`")
    .describe("Signs cookies and encrypts stored secrets. Keep it; changing it signs everybody out."),
  BASE_URL: z
    .url("must be a URL such as https://leads.example.com")
    .describe("Where the installation is reached; API and links of a brand without a host of its own."),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("The port to listen on."),
  HOSTNAME_BIND: z.string().default("127.0.0.1").describe("The address to listen on; 0.0.0.0 for all."),
  ROLE: z.enum(["all", "web", "api", "worker"]).default("all").describe("Which part this process runs."),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .describe("Addresses of proxies whose X-Forwarded-* headers count, separated by commas."),
  SMTP_URL: z.string().optional().describe("smtp://user:password@host:587: mail leaves by SMTP."),
  RESEND_API_KEY: z.string().optional().describe("Mail leaves by Resend."),
  MAIL_STAND_IN: flag.describe(
    "true: mail goes to the outbox page instead of leaving. Refused in production.",
  ),
  ALLOW_PRIVATE_WEBHOOKS: flag.describe(
    "true: webhooks may go to loopback and private addresses. For development.",
  ),
  LEADS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(6_000)
    .describe("Leads that one key may post per minute and process."),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info").describe("What is logged."),
});

export type Env = z.infer<typeof envSchema> & {
  readonly MODE: "development" | "production" | "test" | "demo";
};

/** Reads the configuration, or lists everything that is wrong with it, a line each. */
export function readEnv(source: Record<string, string | undefined>): { env: Env } | { problems: string[] } {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(filled);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const mode = filled.MODE ?? filled.NODE_ENV ?? "development";
  if (mode === "production") {
    if (filled.MAIL_STAND_IN) problems.push("MAIL_STAND_IN must not be set in production");
    if (!filled.SMTP_URL && !filled.RESEND_API_KEY) {
      problems.push("SMTP_URL or RESEND_API_KEY is missing: mail has no way out");
    }
  }
  if (!parsed.success || problems.length > 0) return { problems };
  return { env: { ...parsed.data, MODE: parsed.data.MODE ?? parsed.data.NODE_ENV } };
}

/** The process's configuration. Throws one error that lists everything wrong with it. */
export function env(): Env {
  return singleton("env", () => {
    const result = readEnv(process.env);
    if ("problems" in result) {
      throw new Error(
        `The configuration is not complete:\n${result.problems.map((p) => `  - ${p}`).join("\n")}`,
      );
    }
    return result.env;
  });
}
