import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { outboxMail, throttle } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { cleanUp } from "@/lib/jobs/clean-up.job";
import { defineJob } from "@/lib/jobs/define-job";
import { JOBS } from "@/lib/jobs/start-background-work";
import { startJobs } from "@/lib/jobs/start-jobs";
import { makeBrand } from "@/tests/factories/make-brand";
import { until } from "../deliveries/delivery-market";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function owner<T>(run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

const hasQueue = () =>
  owner(async (client) => {
    const { rows } = await client.query(
      "select to_regclass('graphile_worker._private_known_crontabs') is not null as it",
    );
    return rows[0]?.it === true;
  });

describe("the jobs' worker", () => {
  it("starts beside another one on a fresh database, runs what is due once, and stops", async () => {
    let runs = 0;
    const job = defineJob({ name: "count", cron: "0 0 1 1 *", run: async () => void runs++ });
    const both = [startJobs([job]), startJobs([job])];
    ends.push(...both.map(({ stop }) => stop));
    await until(hasQueue, Boolean, 20_000);
    await until(
      () =>
        owner(async (client) => {
          // The second process may still be bringing the schema.
          const added = await client
            .query("select graphile_worker.add_job('count', job_key := 'count')")
            .catch(() => null);
          return added !== null;
        }),
      Boolean,
      20_000,
    );
    await until(
      async () => runs,
      (count) => count === 1,
      20_000,
    );
    await Promise.all(both.map(({ stop }) => stop()));
    ends.length = 0;
    expect(runs).toBe(1);
  });

  it("has schedules that parse and names that are unique", async () => {
    const jobs = startJobs(JOBS.map((job) => ({ ...job, run: async () => undefined })));
    ends.push(jobs.stop);
    const names = JOBS.map(({ name }) => name).sort();
    await until(
      () =>
        owner(async (client) => {
          const { rows } = await client
            .query("select identifier from graphile_worker._private_known_crontabs order by 1")
            .catch(() => ({ rows: [] as { identifier: string }[] }));
          return rows.map(({ identifier }) => identifier);
        }),
      (known) => names.every((name) => known.includes(name)),
      20_000,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("cleaning up", () => {
  it("removes what is old and keeps what is not", async () => {
    const brand = await makeBrand();
    const now = new Date();
    const old = new Date(now.getTime() - 40 * 24 * 3_600_000);
    const mail = { to: "a@b.example", from: "c", subject: "s", html: "", text: "" };
    const kept = newId("mail");
    await withBrand({ brandId: brand.id }, async (tx) => {
      await tx.insert(throttle).values([
        { key: "old", windowStartedAt: old, count: 1 },
        { key: "new", windowStartedAt: now, count: 1 },
      ]);
      await tx.insert(outboxMail).values([
        { id: newId("mail"), ...mail, createdAt: old },
        { id: kept, ...mail, createdAt: now },
      ]);
    });
    await cleanUp(brand.id, now);
    const [tries, mails] = await withBrand({ brandId: brand.id }, async (tx) => [
      await tx.select().from(throttle),
      await tx.select().from(outboxMail),
    ]);
    expect(tries.map(({ key }) => key)).toEqual(["new"]);
    expect(mails.map(({ id }) => id)).toEqual([kept]);
  });
});
