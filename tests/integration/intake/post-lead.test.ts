import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { bumpRouting } from "@/db/routing-version";
import { contract as contractTable, source as sourceTable } from "@/db/schema";
import { systemCtx } from "@/lib/core/ctx";
import { postLead } from "@/lib/intake/post-lead";
import { updateContract } from "@/lib/routing/update-contract";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeStage } from "@/tests/factories/make-stage";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import {
  balanceOf,
  GERMANY,
  type Market,
  makeMarket,
  person,
  readBrand,
  readLead,
  sourceCtx,
} from "./market";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

describe("a posted lead", () => {
  it("is sold, charged, to be delivered, explained and answered, all in one", async () => {
    const { brand, ctx, buyer, contract } = await makeMarket();
    const body = person({ externalId: "their-1", subSource: "campaign", utm: "x" });
    const answer = await postLead(ctx, body);
    expect(answer).toEqual({
      id: expect.stringMatching(/^lead_/),
      status: "sold",
      test: false,
      sales: [{ mode: "exclusive", price: { amount: 3800, currency: "EUR" } }],
      payout: { amount: 2280, currency: "EUR" },
    });
    const { leads, sales, deliveries, decisions } = await readBrand(brand);
    expect(leads).toMatchObject([
      {
        id: answer.id,
        status: "sold",
        intakeStatus: "sold",
        externalId: "their-1",
        subSource: "campaign",
        email: body.contact.email,
        phone: expect.stringMatching(/^\+49151/),
        city: "München",
        state: "BY",
        extra: { utm: "x" },
        placesTaken: 3,
      },
    ]);
    expect(sales).toMatchObject([
      { leadId: answer.id, buyerId: buyer.id, priceMinor: 3800, payoutMinor: 2280 },
    ]);
    expect(deliveries).toMatchObject([{ leadId: answer.id, state: "pending" }]);
    expect(decisions[0]?.trail.slice(0, 1)).toEqual([contract.number]);
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000 - 3800);
  });

  it("goes to several buyers where they share it", async () => {
    const { brand, ctx, category } = await makeMarket({ contract: { mode: "shared" } });
    const more = await Promise.all(
      [1, 2, 3].map(async () =>
        makeContract(brand, {
          buyer: await makeBuyer(brand, { fundsMinor: 10_000 }),
          category,
          mode: "shared",
          territory: GERMANY,
        }),
      ),
    );
    await makeStage(brand, { category, contracts: more, position: 1 });
    const answer = await postLead(ctx, person());
    expect(answer.sales.map((sale) => sale.mode)).toEqual(["shared", "shared", "shared"]);
    expect(answer.payout.amount).toBe(3 * 900);
  });

  it("stays unsold where nobody can pay, or is listed where the category lists", async () => {
    const poor = await makeMarket({ fundsMinor: 3_799 });
    expect(await postLead(poor.ctx, person())).toMatchObject({
      status: "unsold",
      sales: [],
      payout: { amount: 0 },
    });
    const shop = await makeMarket({ fundsMinor: 3_799, category: { listsInShop: true } });
    expect((await postLead(shop.ctx, person())).status).toBe("listed");
  });

  it("is rejected with every reason, stored, and charged to nobody", async () => {
    const { brand, ctx, buyer } = await makeMarket({
      consentRule: { required: true, parts: ["text"], maxAgeDays: null },
    });
    const answer = await postLead(ctx, person({ contact: { email: "nobody" }, place: { postalCode: "1" } }));
    expect(answer).toMatchObject({ status: "rejected", sales: [], payout: { amount: 0 } });
    expect(answer.reasons?.map(({ code, field }) => [code, field])).toEqual([
      ["unknown_postal_code", "place.postalCode"],
      ["invalid_email", "contact.email"],
      ["consent_required", "consent"],
    ]);
    const stored = await readLead(brand, answer.id);
    expect(stored).toMatchObject({
      status: "rejected",
      reasons: answer.reasons,
      extra: { "contact.email": "nobody" },
    });
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000);
  });

  it("is a duplicate the second time, by email or by phone however written, and told so without a hint to whose", async () => {
    const { brand, ctx } = await makeMarket();
    const first = person();
    const sold = await postLead(ctx, first);
    const byEmail = await postLead(ctx, person({ contact: { email: first.contact.email.toUpperCase() } }));
    const byPhone = await postLead(ctx, person({ contact: { phone: `+49${first.contact.phone.slice(1)}` } }));
    for (const answer of [byEmail, byPhone]) {
      expect(answer).toMatchObject({ status: "duplicate", reasons: [{ code: "duplicate" }], sales: [] });
      const stored = await readLead(brand, answer.id);
      expect(stored.duplicateOf).toBe(sold.id);
      expect(stored.reasons).toEqual(answer.reasons);
      expect(JSON.stringify(answer)).not.toContain(sold.id);
    }
  });

  it("is held or sold on, as the category's rule for duplicates says", async () => {
    const holding = await makeMarket({ category: { duplicateRule: { action: "hold" } } });
    const body = person();
    await postLead(holding.ctx, body);
    expect(await postLead(holding.ctx, body)).toMatchObject({
      status: "held",
      reasons: [{ code: "duplicate" }],
    });
    const allowing = await makeMarket({ category: { duplicateRule: { action: "allow" } } });
    await postLead(allowing.ctx, body);
    // The only buyer has this person already.
    expect((await postLead(allowing.ctx, body)).status).toBe("unsold");
  });

  it("never names a stranger: two leads without email and phone in common, or with none, are no duplicates", async () => {
    const { ctx } = await makeMarket();
    const mail = (email: string) => person({ contact: { email } });
    expect((await postLead(ctx, mail("one@example.org"))).status).toBe("sold");
    expect((await postLead(ctx, mail("two@example.org"))).status).toBe("sold");
  });
});

describe("what is no lead", () => {
  it("is refused and not stored", async () => {
    const { brand, ctx } = await makeMarket();
    await expect(postLead(ctx, "lead")).rejects.toMatchObject({ code: "invalid", reason: "lead.malformed" });
    await expect(postLead(ctx, { contact: [] })).rejects.toMatchObject({
      details: { errors: [{ field: "contact", code: "wrong_type" }] },
    });
    await expect(postLead(ctx, person(), { idempotencyKey: "ä" })).rejects.toMatchObject({
      reason: "idempotency.malformed_key",
    });
    expect((await readBrand(brand)).leads).toEqual([]);
  });

  it("is refused from whoever has no source's key", async () => {
    const { brand } = await makeMarket();
    const operator = {
      ...systemCtx(brand.facts, "x"),
      actor: { kind: "operator", userId: "user_0", role: "owner" } as const,
    };
    await expect(postLead(operator, person())).rejects.toMatchObject({ code: "forbidden" });
    await expect(postLead(systemCtx(brand.facts, "x"), person())).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is refused from a source of another brand, which changes nothing there or here", async () => {
    const mine = await makeMarket();
    const theirs = await makeMarket();
    const ctx = sourceCtx(mine.brand, theirs.supplier, theirs.source);
    await expect(postLead(ctx, person())).rejects.toMatchObject({
      code: "forbidden",
      reason: "source.disabled",
    });
    expect((await readBrand(mine.brand)).leads).toEqual([]);
    expect((await readBrand(theirs.brand)).leads).toEqual([]);
  });
});

describe("a test lead", () => {
  const ways: [string, (market: Market) => Promise<{ test: boolean; id: string; status: string }>][] = [
    ["by its body", ({ ctx }) => postLead(ctx, person({ test: true }))],
    ["by its key", (m) => postLead(sourceCtx(m.brand, m.supplier, m.source, true), person())],
    ["by its source", ({ ctx }) => postLead(ctx, person())],
  ];
  it.each(ways)("%s is answered as a real one and changes nothing", async (way, post) => {
    const market = await makeMarket({ sourceMode: way === "by its source" ? "test" : "live" });
    const { brand, buyer, contract } = market;
    const answer = await post(market);
    expect(answer).toMatchObject({
      test: true,
      status: "sold",
      sales: [{ mode: "exclusive", price: { amount: 3800 } }],
      payout: { amount: 2280 },
    });
    const { leads, sales, deliveries, decisions } = await readBrand(brand);
    expect(leads).toMatchObject([{ id: answer.id, test: true, placesTaken: 0 }]);
    expect([sales, deliveries]).toEqual([[], []]);
    expect(decisions[0]?.trail[0]).toBe(contract.number);
    expect(await balanceOf(brand, buyer.walletAccountId)).toBe(10_000_000);
  });

  it("is nobody's duplicate, and nobody is its", async () => {
    const { ctx } = await makeMarket();
    const body = person();
    expect((await postLead(ctx, { ...body, test: true })).status).toBe("sold");
    expect((await postLead(ctx, body)).status).toBe("sold");
    expect(await postLead(ctx, { ...body, test: true })).toMatchObject({ test: true, status: "sold" });
  });

  it.each([
    ["by priority", "exclusive", "priority"],
    ["by bid", "exclusive", "highest_bid"],
    ["shared", "shared", "priority"],
    ["either way", "either", "highest_bid"],
  ] as const)("is decided as a real one would be, losers too: %s", async (_way, mode, strategy) => {
    const market = await makeMarket({ category: { maxShares: 2 }, contract: { status: "paused" } });
    const { brand, ctx, category } = market;
    const contracts = await Promise.all(
      [1, 2, 3, 4].map(async () =>
        makeContract(brand, {
          buyer: await makeBuyer(brand, { fundsMinor: 1_000_000 }),
          category,
          mode,
          territory: GERMANY,
        }),
      ),
    );
    await makeStage(brand, { category, contracts, strategy, position: 1 });
    await postLead(ctx, person({ test: true }));
    await postLead(ctx, person());
    const [asTest, real] = (await readBrand(brand)).decisions.map(({ trail }) => trail);
    expect(asTest).toEqual(real);
    expect(asTest?.length).toBeGreaterThanOrEqual(12);
  });

  it("is rejected like a real one", async () => {
    const { ctx } = await makeMarket();
    expect(await postLead(ctx, { test: true })).toMatchObject({ test: true, status: "rejected" });
  });
});

describe("a change of the routing", () => {
  it("counts from the next lead on: a paused contract buys no more, a resumed one again", async () => {
    const { brand, ctx, contract } = await makeMarket();
    const setStatus = (status: "active" | "paused") =>
      withBrand({ brandId: brand.id }, async (tx) => {
        await tx.update(contractTable).set({ status }).where(eq(contractTable.id, contract.id));
        await bumpRouting(tx, { contractIds: [contract.id] });
      });
    expect((await postLead(ctx, person())).status).toBe("sold");
    await setStatus("paused");
    expect((await postLead(ctx, person())).status).toBe("unsold");
    await setStatus("active");
    expect((await postLead(ctx, person())).status).toBe("sold");
  });

  it("counts for the endpoints that a contract is delivered to", async () => {
    const { brand, ctx, buyer, contract } = await makeMarket();
    const operator = await makeUser(brand, { kind: "operator", role: "manager" });
    const others = [await makeEndpoint(brand, buyer), await makeEndpoint(brand, buyer)];
    const sentTo = async () => {
      const { id } = await postLead(ctx, person());
      const { deliveries } = await readBrand(brand);
      return deliveries.filter(({ leadId }) => leadId === id).map(({ endpointId }) => endpointId);
    };
    const before = await sentTo();
    expect(before).toHaveLength(1);
    for (const endpointIds of [others, [], before]) {
      await updateContract(operator, { id: contract.id, endpointIds });
      expect((await sentTo()).sort()).toEqual([...endpointIds].sort());
    }
  });

  it("counts for the source's mode and for new stages", async () => {
    const { brand, ctx, source, category } = await makeMarket({ sourceMode: "test", fundsMinor: 0 });
    expect(await postLead(ctx, person())).toMatchObject({ test: true, status: "unsold" });
    await withBrand({ brandId: brand.id }, async (tx) => {
      await tx.update(sourceTable).set({ mode: "live" }).where(eq(sourceTable.id, source.id));
      await bumpRouting(tx, "catalogue");
    });
    expect(await postLead(ctx, person())).toMatchObject({ test: false, status: "unsold" });
    const rich = await makeContract(brand, {
      buyer: await makeBuyer(brand, { fundsMinor: 100_000 }),
      category,
      territory: GERMANY,
    });
    await makeStage(brand, { category, contracts: [rich], position: 1 });
    expect(await postLead(ctx, person())).toMatchObject({ test: false, status: "sold" });
  });

  it("counts for leads that are on their way", async () => {
    const { brand, ctx, contract } = await makeMarket();
    await postLead(ctx, person());
    const posts = Array.from({ length: 200 }, () => postLead(ctx, person()));
    await withBrand({ brandId: brand.id }, async (tx) => {
      await tx
        .update(contractTable)
        .set({ priceExclusiveMinor: 5000 })
        .where(eq(contractTable.id, contract.id));
      await bumpRouting(tx, { contractIds: [contract.id] });
    });
    const answers = await Promise.all(posts);
    const after = await postLead(ctx, person());
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["sold"]));
    expect(after.sales[0]?.price.amount).toBe(5000);
  });
});
