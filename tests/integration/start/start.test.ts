import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { testEnvironment } from "@/tests/support/test-environment";

/** Starts the server from its sources as production does, and says how it ended. */
async function startServer(
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      said += data.toString();
    });
  }
  const [code] = await once(child, "exit");
  return { code, said };
}

const complete = () => ({ ...testEnvironment(process.env.TEST_DATABASE_URL ?? ""), MODE: "test" });

describe("the start refuses, in one message", () => {
  it("everything that is missing or wrong in the configuration", async () => {
    const { code, said } = await startServer({ TRUSTED_PROXIES: "somewhere", APP_SECRET: "short" });
    expect(code).toBe(1);
    for (const part of [
      "DATABASE_URL is missing",
      "APP_SECRET is too short",
      "BASE_URL",
      "SMTP_URL",
      "somewhere",
    ]) {
      expect(said).toContain(part);
    }
    expect(said.match(/cannot start/g)).toHaveLength(1);
  });

  it("a database that does not answer", async () => {
    const { code, said } = await startServer({
      ...complete(),
      DATABASE_URL: "postgres://postgres@127.0.0.1:1/none",
    });
    expect(code).toBe(1);
    expect(said).toContain("the database at 127.0.0.1:1 does not answer");
  });

  it("a port that another process has", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      const { code, said } = await startServer({ ...complete(), PORT: String(port) });
      expect(code).toBe(1);
      expect(said).toContain(`port ${port} is taken by another process`);
    } finally {
      other.close();
    }
  });
});
