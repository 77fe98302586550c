import type { TestProject } from "vitest/node";
import { startTestServer } from "./postgres";
import { testEnvironment } from "./test-environment";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** Once per run of the integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  Object.assign(process.env, testEnvironment("postgres://set-by-the-worker/none"));
  const server = await startTestServer();
  project.provide("templateUrl", server.templateUrl);
  return server.stop;
}
