/** Whether this process may take requests: the database answers, its schema is this version's. And whether work piles up. */
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

/** Work that waits longer than it should. It tells a monitor to look; another process would not be quicker. */
export interface Lag {
  readonly ok: boolean;
  /** For how long the oldest thing that is due has waited; null: it could not be asked. */
  readonly seconds: number | null;
}

/** A delivery is tried within seconds of being due. */
const DELIVERY_LIMIT_SECONDS = 60;
/** Jobs take turns, and some run for minutes. */
const JOB_LIMIT_SECONDS = 900;

type Oldest = () => Promise<number | null>;
const extraLags = () =>
  singleton("readiness.lags", () => new Map<string, { oldest: Oldest; limit: number }>());

/** The process that runs jobs says how the jobs' queue is asked: for the wait in seconds, null where nothing waits. */
export function watchJobLag(oldest: Oldest | null): void {
  if (oldest) extraLags().set("jobs", { oldest, limit: JOB_LIMIT_SECONDS });
  else extraLags().delete("jobs");
}

/** What is being tried at this moment waits no more. */
async function oldestDelivery(): Promise<number | null> {
  const { rows } = await withPlatform("readiness: does anything wait to be delivered", (tx) =>
    tx.execute<{ seconds: number | null }>(
      `select extract(epoch from now() - min(due_at))::float8 as seconds from delivery
       where due_at is not null and due_at <= now() and (leased_until is null or leased_until < now())`,
    ),
  );
  return rows[0]?.seconds ?? null;
}

async function lagOf(oldest: Oldest, limit: number): Promise<Lag> {
  try {
    const seconds = Math.round((await oldest()) ?? 0);
    return { ok: seconds <= limit, seconds };
  } catch {
    return { ok: false, seconds: null };
  }
}

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

export interface Readiness {
  readonly ok: boolean;
  /** It takes requests, but work waits. */
  readonly degraded: boolean;
  readonly checks: Readonly<Record<string, ReadinessResult>>;
  readonly lag: Readonly<Record<string, Lag>>;
}

export async function checkReadiness(): Promise<Readiness> {
  const named: [string, Check][] = [
    ["database", database],
    ["schema", schemaState],
  ];
  const lags = [
    ["deliveries", { oldest: oldestDelivery, limit: DELIVERY_LIMIT_SECONDS }] as const,
    ...extraLags(),
  ];
  const [results, waits] = await Promise.all([
    Promise.all(named.map(async ([name, check]) => [name, await guarded(check)] as const)),
    Promise.all(lags.map(async ([name, { oldest, limit }]) => [name, await lagOf(oldest, limit)] as const)),
  ]);
  return {
    ok: results.every(([, result]) => result.ok),
    degraded: waits.some(([, wait]) => !wait.ok),
    checks: Object.fromEntries(results),
    lag: Object.fromEntries(waits),
  };
}
