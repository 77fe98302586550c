import { inArray } from "drizzle-orm";
import { Client } from "pg";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { delivery } from "@/db/schema";
import { startJobs } from "@/lib/jobs/start-jobs";
import { checkReadiness } from "@/lib/runtime/readiness";
import { openDeliveryMarket, until } from "../deliveries/delivery-market";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** The queue is one for all brands: what tests before these left in it is not theirs. */
beforeAll(async () => {
  const owner = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await owner.connect();
  await owner.query(
    "update delivery set state = 'canceled', due_at = null, settled_at = now() where due_at is not null",
  );
  await owner.end();
});

describe("whether work piles up", () => {
  it("tells of deliveries that nobody tries, and takes requests all the same", async () => {
    expect(await checkReadiness()).toMatchObject({
      degraded: false,
      lag: { deliveries: { ok: true, seconds: 0 } },
    });
    const market = await openDeliveryMarket();
    const buyer = await market.addBuyer({ config: { url: "http://127.0.0.1:9/hook" } });
    const ids = await buyer.sell(2, new Date(Date.now() - 600_000));
    const late = await checkReadiness();
    expect(late).toMatchObject({ ok: true, degraded: true, lag: { deliveries: { ok: false } } });
    expect(late.lag.deliveries?.seconds).toBeGreaterThanOrEqual(600);
    // What is being tried at this moment waits no more.
    await withBrand({ brandId: market.brand.id }, (tx) =>
      tx
        .update(delivery)
        .set({ leasedUntil: new Date(Date.now() + 60_000) })
        .where(inArray(delivery.id, ids)),
    );
    expect(await checkReadiness()).toMatchObject({ degraded: false, lag: { deliveries: { ok: true } } });
  });

  it("tells of jobs that wait, where the process runs jobs", async () => {
    expect((await checkReadiness()).lag).not.toHaveProperty("jobs");
    const owner = new Client({ connectionString: process.env.TEST_DATABASE_URL });
    await owner.connect();
    const jobs = startJobs([{ name: "count", cron: "0 0 1 1 *", run: async () => undefined }]);
    ends.push(() => owner.end(), jobs.stop);
    await until(
      async () => (await checkReadiness()).lag.jobs,
      (lag) => lag?.ok === true,
      20_000,
    );
    await owner.query(
      "select graphile_worker.add_job('of an older version', run_at := now() - interval '1 hour')",
    );
    const late = await checkReadiness();
    expect(late).toMatchObject({ ok: true, degraded: true, lag: { jobs: { ok: false } } });
    expect(late.lag.jobs?.seconds).toBeGreaterThanOrEqual(3_600);
    await jobs.stop();
    expect((await checkReadiness()).lag).not.toHaveProperty("jobs");
    ends.pop();
  });
});
