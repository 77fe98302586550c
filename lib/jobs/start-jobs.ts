/** The jobs' worker: graphile-worker on connections of its own, as the URL's owner, because it brings its own schema. */
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import pg from "pg";
import { env } from "@/lib/runtime/env";
import { log } from "@/lib/runtime/log";
import { watchJobLag } from "@/lib/runtime/readiness";
import type { Job } from "./define-job";

export interface Jobs {
  /** Lets running jobs end (a few seconds), takes no more. */
  stop(): Promise<void>;
}

const RETRY_MS = 15_000;
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/**
 * Returns at once and never throws: a process serves leads whether or not its jobs can start, and several processes may start
 * at the same moment, each bringing the worker's schema. What fails is logged and tried again.
 */
export function startJobs(jobs: readonly Job[]): Jobs {
  const pool = openJobsPool();
  let runner: Runner | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const start = async (): Promise<void> => {
    try {
      const started = await startRunner(jobs, pool);
      if (stopped) return await started.stop();
      runner = started;
      watchJobLag(() => oldestJob(pool));
      log().info({ jobs: jobs.length }, "jobs run");
    } catch (error) {
      log().error({ err: error }, "jobs could not start");
      if (!stopped) retry = setTimeout(() => void start(), RETRY_MS);
    }
  };
  let starting = start();
  return {
    stop: async () => {
      stopped = true;
      watchJobLag(null);
      clearTimeout(retry);
      await starting;
      starting = Promise.resolve();
      await runner?.stop();
      runner = null;
      await pool.end();
    },
  };
}

/** Ours to end: the worker does not wait for its own to close, and a database that ends right after it would complain. */
function openJobsPool(): pg.Pool {
  const { MIGRATION_DATABASE_URL, DATABASE_URL } = env();
  const pool = new pg.Pool({
    connectionString: withoutPooler(MIGRATION_DATABASE_URL ?? DATABASE_URL),
    max: 4,
  });
  // A connection that the server closes, idle or not, must not end the process: the next job takes a new one.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** For how many seconds the oldest job that could run has waited. */
async function oldestJob(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query<{ seconds: number | null }>(
    `select extract(epoch from now() - min(run_at))::float8 as seconds from graphile_worker.jobs
     where locked_at is null and run_at <= now() and attempts < max_attempts`,
  );
  return rows[0]?.seconds ?? null;
}

function startRunner(jobs: readonly Job[], pgPool: pg.Pool): Promise<Runner> {
  return run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log()[LEVELS[level]]({ from: "jobs" }, message)),
    taskList: Object.fromEntries(
      jobs.map((job) => [
        job.name,
        async () => {
          const started = performance.now();
          await job.run(new Date());
          log().debug({ job: job.name, ms: Math.round(performance.now() - started) }, "job done");
        },
      ]),
    ),
    parsedCronItems: parseCronItems(
      jobs.map(({ name, cron }) => ({
        task: name,
        match: cron,
        identifier: name,
        // One waiting run is enough, however long no process was there.
        options: { jobKey: name, jobKeyMode: "preserve_run_at", maxAttempts: 3 },
      })),
    ),
  });
}

/** The worker listens for notifications, which a pooler in transaction mode does not pass on: Neon's direct host does. */
function withoutPooler(url: string): string {
  const direct = new URL(url);
  direct.hostname = direct.hostname.replace(/-pooler(?=\.[^.]+\..*neon\.tech$)/, "");
  return direct.href;
}
