import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { postLead, postLeads } from "@/lib/intake/post-lead";
import { resellLead } from "@/lib/intake/resell-lead";
import { onSold } from "@/lib/sales/sale-events";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeStage } from "@/tests/factories/make-stage";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { balanceOf, GERMANY, makeMarket, person, readBrand, readLead } from "./market";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

describe("an idempotency key", () => {
  it("makes one lead of fifty posts at the same time, and one answer", async () => {
    const { brand, ctx, buyer } = await makeMarket();
    const body = person();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postLead(ctx, body, { idempotencyKey: "once" })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe("sold");
    expect((await readBrand(brand)).leads).toHaveLength(1);
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000 - 3800);
  });

  it("gives the first answer again whatever the order of the body's keys, and refuses another body", async () => {
    const { ctx } = await makeMarket();
    const { contact, ...rest } = person();
    const first = await postLead(ctx, { contact, ...rest }, { idempotencyKey: "k" });
    expect(await postLead(ctx, { ...rest, contact }, { idempotencyKey: "k" })).toEqual(first);
    await expect(
      postLead(ctx, { ...rest, contact, subSource: "x" }, { idempotencyKey: "k" }),
    ).rejects.toMatchObject({
      code: "conflict",
      reason: "idempotency.key_reused",
    });
  });

  it.each([
    ["rejected", { place: {} }],
    ["test", { test: true }],
  ])("replays a %s lead", async (_, change) => {
    const { ctx, brand } = await makeMarket();
    const body = person(change);
    const first = await postLead(ctx, body, { idempotencyKey: "k" });
    expect(await postLead(ctx, body, { idempotencyKey: "k" })).toEqual(first);
    expect((await readBrand(brand)).leads).toHaveLength(1);
  });

  it("is each source's own", async () => {
    const { brand, ctx } = await makeMarket();
    const other = await makeMarket({ brand });
    const a = await postLead(ctx, person(), { idempotencyKey: "k" });
    const b = await postLead(other.ctx, person(), { idempotencyKey: "k" });
    expect(a.id).not.toBe(b.id);
  });
});

describe("equal leads at the same instant", () => {
  it("are one accepted and the others duplicates", async () => {
    const { ctx, brand, buyer } = await makeMarket();
    const body = person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => postLead(ctx, body)));
    expect(answers.filter(({ status }) => status === "sold")).toHaveLength(1);
    expect(answers.filter(({ status }) => status === "duplicate")).toHaveLength(19);
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000 - 3800);
  });

  it("are told apart in a chain, where each is like the one before it", async () => {
    const { ctx } = await makeMarket();
    const people = Array.from({ length: 12 }, () => person());
    const chain = people.map((one, i) =>
      person({
        contact: { email: one.contact.email, phone: people[i - 1]?.contact.phone ?? one.contact.phone },
      }),
    );
    const answers = await Promise.all(chain.map((body) => postLead(ctx, body)));
    for (const { status } of answers) expect(["sold", "duplicate"]).toContain(status);
    expect(answers[0]?.status).toBe("sold");
  });
});

describe("a batch", () => {
  it("answers each lead, and one that is no lead spoils none", async () => {
    const { ctx, brand } = await makeMarket();
    const twice = person();
    const { results } = await postLeads(ctx, [
      person(),
      "junk",
      twice,
      person({ place: {} }),
      twice,
      person(),
    ]);
    expect(results.map((result) => ("error" in result ? result.error.code : result.status))).toEqual([
      "sold",
      "lead.malformed",
      "sold",
      "rejected",
      "duplicate",
      "sold",
    ]);
    expect((await readBrand(brand)).leads).toHaveLength(5);
  });

  it("can be sent again under its key after it was cut off", async () => {
    const { ctx, brand } = await makeMarket();
    const bodies = [person(), person({ place: {} }), person()];
    const first = await postLeads(ctx, bodies, { idempotencyKey: "batch-1" });
    expect(await postLeads(ctx, bodies, { idempotencyKey: "batch-1" })).toEqual(first);
    expect((await readBrand(brand)).leads).toHaveLength(3);
  });

  it("holds 1 to 500 leads", async () => {
    const { ctx } = await makeMarket();
    await expect(postLeads(ctx, [])).rejects.toMatchObject({ reason: "lead.batch_size" });
    await expect(
      postLeads(
        ctx,
        Array.from({ length: 501 }, () => person()),
      ),
    ).rejects.toMatchObject({
      reason: "lead.batch_size",
    });
    const { results } = await postLeads(
      ctx,
      Array.from({ length: 500 }, () => person()),
    );
    expect(results.every((result) => "status" in result && result.status === "sold")).toBe(true);
  });
});

describe("a thousand leads, 32 at a time", () => {
  it("are each answered truly, and every sale is told to listeners after it is durable", async () => {
    const { ctx, brand, buyer, category } = await makeMarket({ fundsMinor: 3800 * 400 });
    const other = await makeContract(brand, {
      buyer: await makeBuyer(brand, { fundsMinor: 100_000_000 }),
      category,
      territory: GERMANY,
      capDay: 450,
      priceExclusiveMinor: 4000,
    });
    await makeStage(brand, { category, contracts: [other], position: 1, strategy: "round_robin" });
    const heard = new Set<string>();
    const stop = onSold(({ brandId, sales }) => {
      if (brandId === brand.id) for (const sale of sales) heard.add(sale.saleId);
    });
    let left = 1_000;
    const statuses = new Map<string, number>();
    const drive = async (): Promise<void> => {
      while (left-- > 0) {
        const { status } = await postLead(ctx, person());
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 32 }, drive));
    stop();
    // 400 until the first wallet is empty, 450 until the second contract's cap is reached.
    expect(Object.fromEntries(statuses)).toEqual({ sold: 850, unsold: 150 });
    const { leads, sales, deliveries } = await readBrand(brand);
    expect([leads.length, sales.length, deliveries.length, heard.size]).toEqual([1_000, 850, 400, 850]);
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(0);
  });
});

describe("buyers who run dry in the middle of a batch", () => {
  it("leave the lead to the next ones, however far down they stand", async () => {
    const { ctx, brand, category } = await makeMarket({ fundsMinor: 3_800 });
    const contracts = await Promise.all(
      Array.from({ length: 24 }, async (_, i) =>
        makeContract(brand, {
          buyer: await makeBuyer(brand, { fundsMinor: 3_800 }),
          category,
          territory: GERMANY,
          priority: i,
        }),
      ),
    );
    await makeStage(brand, { category, contracts, position: 1 });
    // Known to the process with their money; then all leads come in one batch.
    await postLead(ctx, person());
    const answers = await Promise.all(Array.from({ length: 60 }, () => postLead(ctx, person())));
    const count = (status: string) => answers.filter((answer) => answer.status === status).length;
    expect([count("sold"), count("unsold")]).toEqual([24, 36]);
  });
});

describe("a stored lead", () => {
  it("is sold again, to somebody new, and its first answer stays what it was", async () => {
    const { ctx, brand, category } = await makeMarket({ fundsMinor: 0 });
    const body = person();
    const first = await postLead(ctx, body, { idempotencyKey: "k" });
    expect(first.status).toBe("unsold");
    expect(await resellLead(brand.id, first.id as `lead_${string}`)).toEqual({
      status: "unsold",
      newSales: 0,
    });
    const rich = await makeContract(brand, {
      buyer: await makeBuyer(brand, { fundsMinor: 100_000 }),
      category,
      territory: GERMANY,
    });
    await makeStage(brand, { category, contracts: [rich], position: 1 });
    expect(await resellLead(brand.id, first.id as `lead_${string}`)).toEqual({ status: "sold", newSales: 1 });
    expect(await readLead(brand, first.id)).toMatchObject({ status: "sold", intakeStatus: "unsold" });
    expect(await postLead(ctx, body, { idempotencyKey: "k" })).toEqual(first);
    expect(await resellLead(brand.id, first.id as `lead_${string}`)).toMatchObject({ newSales: 0 });
  });

  it("is not sold again where it never was for sale, or is another brand's", async () => {
    const { ctx, brand } = await makeMarket();
    const stranger = await makeMarket();
    const rejected = await postLead(ctx, person({ place: {} }));
    const test = await postLead(ctx, person({ test: true }));
    for (const { id } of [rejected, test])
      expect(await resellLead(brand.id, id as `lead_${string}`)).toBeNull();
    const sold = await postLead(ctx, person());
    expect(await resellLead(stranger.brand.id, sold.id as `lead_${string}`)).toBeNull();
  });
});

describe("many brands at the same time", () => {
  it("each sell their own, none in another's way", async () => {
    const markets = await Promise.all(Array.from({ length: 7 }, () => makeMarket()));
    const answers = await Promise.all(
      markets.flatMap(({ ctx }) => Array.from({ length: 30 }, () => postLead(ctx, person()))),
    );
    expect(answers.every(({ status }) => status === "sold")).toBe(true);
    for (const { brand, buyer } of markets) {
      expect((await readBrand(brand)).sales).toHaveLength(30);
      expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000 - 30 * 3800);
    }
  });
});

/** Runs `work` while the database is as `before` left it. */
async function withOwner(before: string, after: string, work: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query(before);
    await work();
  } finally {
    await owner.query(after);
    await owner.end();
  }
}

describe("the database away", () => {
  it("refuses every waiting lead with 'unavailable', stores nothing, and goes on afterwards", async () => {
    const { ctx, brand } = await makeMarket();
    await postLead(ctx, person());
    const away = "alter schema kernel rename to kernel_away";
    await withOwner(away, "alter schema kernel_away rename to kernel", async () => {
      const posts = await Promise.allSettled(Array.from({ length: 10 }, () => postLead(ctx, person())));
      for (const post of posts) {
        expect(post).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
      }
    });
    expect((await readBrand(brand)).leads).toHaveLength(1);
    expect((await postLead(ctx, person())).status).toBe("sold");
  });

  it("or one lead that it will not take spoils none of its batch", async () => {
    const { ctx, brand } = await makeMarket();
    await postLead(ctx, person());
    const constraint = "alter table lead add constraint no_poison check (sub_source <> 'poison')";
    await withOwner(constraint, "alter table lead drop constraint no_poison", async () => {
      const bodies = Array.from({ length: 9 }, (_, i) => person(i === 4 ? { subSource: "poison" } : {}));
      const { results } = await postLeads(ctx, bodies);
      expect(results.map((result) => ("error" in result ? result.error.code : result.status))).toEqual(
        bodies.map((_, i) => (i === 4 ? "internal" : "sold")),
      );
    });
    expect((await readBrand(brand)).leads).toHaveLength(9);
  });
});
