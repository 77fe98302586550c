import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { envSchema, readEnv } from "@/lib/runtime/env";

const complete = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://app@db/leads",
  APP_SECRET: "0123456789abcdef0123456789abcdef",
  BASE_URL: "https://leads.example.com",
  SMTP_URL: "smtp://mail.example.com",
};

function problemsOf(source: Record<string, string | undefined>): string[] {
  const result = readEnv(source);
  return "problems" in result ? result.problems : [];
}

describe("configuration", () => {
  it("is complete with a database, a secret, an address and a way out for mail", () => {
    expect(problemsOf(complete)).toEqual([]);
  });

  it("tells everything that is wrong at once, each with the variable's name", () => {
    const problems = problemsOf({
      NODE_ENV: "production",
      DATABASE_URL: "mysql://x",
      APP_SECRET: "short",
      PORT: "http",
    });
    for (const name of ["DATABASE_URL", "APP_SECRET", "BASE_URL", "PORT", "SMTP_URL"]) {
      expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
    }
  });

  it("takes an empty variable as not set", () => {
    expect(problemsOf({ ...complete, SMTP_URL: "", RESEND_API_KEY: "re_123" })).toEqual([]);
  });

  it("refuses stand-ins in production", () => {
    expect(problemsOf({ ...complete, MAIL_STAND_IN: "true" })).toEqual([
      "MAIL_STAND_IN must not be set in production",
    ]);
  });

  it("the README names every variable, with what the table of variables says of it", () => {
    const readme = readFileSync("README.md", "utf8");
    const rows = Object.entries(envSchema.shape).map(
      ([name, schema]) => `| \`${name}\` | ${schema.description ?? "Set by the start."} |`,
    );
    const missing = rows.filter((row) => !readme.includes(row));
    expect(missing).toEqual([]);
  });
});
