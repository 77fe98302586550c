/**
 * Prints each invariant with its count of violations. Exits 1 on any, 2 where the database cannot be asked. Checks
 * DATABASE_URL, else the demo's Postgres: the running one, or started for the check.
 */
import { closePool } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { checkInvariants } from "@/db/invariants";
import { dataDir, fillDevelopmentEnv } from "./development-env";

let stop = async (): Promise<void> => {};
try {
  if (!process.env.DATABASE_URL) {
    const embedded = await startEmbedded({ dataDir });
    process.env.DATABASE_URL = embedded.url;
    stop = embedded.stop;
  }
  fillDevelopmentEnv(process.env.DATABASE_URL);
  const results = await checkInvariants();
  for (const { id, title, violations, examples } of results) {
    console.log(`${id.padEnd(4)} ${title.padEnd(86)} ${violations}`);
    for (const example of examples) console.log(`       ${example}`);
  }
  const broken = results.filter(({ violations }) => violations > 0);
  console.log(broken.length === 0 ? "All invariants hold." : `${broken.length} invariants are violated.`);
  process.exitCode = broken.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`The ledger could not be checked: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
} finally {
  await closePool().catch(() => {});
  await stop();
}
