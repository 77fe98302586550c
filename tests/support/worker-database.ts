import { inject } from "vitest";
import { cloneForWorker } from "./postgres";
import { testEnvironment } from "./test-environment";

// Before each integration file: DATABASE_URL, and TEST_DATABASE_URL for tests that want the owner's own connection, name a
// migrated database that only this worker uses.
const url = await cloneForWorker(inject("templateUrl"), process.env.VITEST_POOL_ID ?? "1");
Object.assign(process.env, testEnvironment(url), { TEST_DATABASE_URL: url });
