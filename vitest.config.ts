import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const shared = {
  resolve: {
    tsconfigPaths: true,
    alias: { "server-only": file("./tests/support/server-only.ts") },
  },
};

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture.test.ts"],
          environment: "node",
          // Properties run hundreds of times: a busy machine needs longer than the usual five seconds.
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          globalSetup: "./tests/support/global-setup.ts",
          setupFiles: "./tests/support/worker-database.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
