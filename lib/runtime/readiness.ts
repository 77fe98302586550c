/** Whether this process may take requests: the database answers, its schema is this version's. */
import { withPlatform } from "@/db/brand";
import { schemaMatches } from "@/db/migrate";
import { singleton } from "@/lib/core/registry";
import { env } from "./env";

/** One thing to look at. `detail` is for the operator of the installation; no secrets. */
export interface ReadinessResult {
  readonly ok: boolean;
  readonly detail?: string;
}
type Check = () => Promise<ReadinessResult>;

const schema = () => singleton("readiness.schema", () => ({ matches: false }));

async function guarded(check: Check): Promise<ReadinessResult> {
  try {
    return await check();
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function database(): Promise<ReadinessResult> {
  await withPlatform("readiness: does the database answer", (tx) => tx.execute("select 1"));
  return { ok: true };
}

// Once the schema matches it stays so for the life of the process: a newer version brings a new process.
async function schemaState(): Promise<ReadinessResult> {
  const state = schema();
  state.matches ||= await schemaMatches(env().DATABASE_URL);
  return state.matches ? { ok: true } : { ok: false, detail: "the schema is not this version's" };
}

export async function checkReadiness(): Promise<{ ok: boolean; checks: Record<string, ReadinessResult> }> {
  const named: [string, Check][] = [
    ["database", database],
    ["schema", schemaState],
  ];
  const results = await Promise.all(
    named.map(async ([name, check]) => [name, await guarded(check)] as const),
  );
  return { ok: results.every(([, result]) => result.ok), checks: Object.fromEntries(results) };
}
