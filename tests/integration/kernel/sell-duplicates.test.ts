/** The same person twice: across batches, inside one, by every rule; and what counts as the same. */
import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import type { SellLeadRow, SellOutcome } from "@/db/kernel";
import { reverseSale } from "@/db/kernel-steps";
import { fromUuid, newId, newUuid } from "@/lib/core/id";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import { makeCategory } from "@/tests/factories/make-category";
import { makeLead } from "@/tests/factories/make-lead";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const DAY_MS = 86_400_000;
const NOON = new Date("2026-03-10T12:00:00Z");
const daysAfterNoon = (days: number): Date => new Date(NOON.getTime() + days * DAY_MS);
const said = (outcome: SellOutcome | undefined): string =>
  outcome?.kind === "decided" ? outcome.status : (outcome?.kind ?? "nothing");
const person = (): SellLeadRow => ({
  emailKey: randomUUID(),
  phoneKey: randomUUID(),
  personKey: randomUUID(),
});

describe("across batches", () => {
  it("any key of the rule, equal, rejects with the original and a reason", async () => {
    const market = await makeMarket({ category: { duplicateRule: { fields: ["email", "phone"] } } });
    const one = person();
    const original = market.lead([], { row: one });
    await market.sell([original]);
    const byPhone = market.lead([], { row: { ...person(), phoneKey: one.phoneKey } });
    const byName = market.lead([], { row: { ...person(), personKey: one.personKey } });
    const [first, second] = await market.sell([byPhone, byName]);
    expect(first).toMatchObject({
      kind: "decided",
      status: "duplicate",
      duplicateOf: original.id,
      sales: [],
    });
    expect(said(second)).toBe("unsold");
    const [row] = await asOwner(
      "select status, intake_status, reasons -> 0 ->> 'code' as reason from lead where id = $1",
      [byPhone.id],
    );
    expect(row).toEqual({ status: "duplicate", intake_status: "duplicate", reason: "duplicate" });
  });

  it("all keys must agree where the rule says all; an empty key equals nothing", async () => {
    const market = await makeMarket({
      category: { duplicateRule: { fields: ["email", "phone", "person"], match: "all" } },
    });
    const one = person();
    const without = { ...person(), phoneKey: null };
    await market.sell([market.lead([], { row: one }), market.lead([], { row: without })]);
    const outcomes = await market.sell([
      market.lead([], { row: { ...one, personKey: randomUUID() } }),
      market.lead([], { row: without }),
      market.lead([], { row: one }),
    ]);
    expect(outcomes.map(said)).toEqual(["unsold", "unsold", "duplicate"]);
  });

  it("only inside the window", async () => {
    const market = await makeMarket({ category: { duplicateRule: { windowDays: 30 } } });
    const one = person();
    await market.sell([market.lead([], { row: one })], NOON);
    expect((await market.sell([market.lead([], { row: one })], daysAfterNoon(29.99))).map(said)).toEqual([
      "duplicate",
    ]);
    expect((await market.sell([market.lead([], { row: one })], daysAfterNoon(30.01))).map(said)).toEqual([
      "unsold",
    ]);
  });

  it("in the category, or in the whole brand, never in another brand", async () => {
    for (const [scope, expected] of [
      ["category", "unsold"],
      ["brand", "duplicate"],
    ] as const) {
      const market = await makeMarket({ category: { duplicateRule: { scope } } });
      const category = await makeCategory(market.brand, { duplicateRule: { scope } });
      const other = await makeSource(market.brand, { supplier: market.supplier, category });
      const one = person();
      await market.sell([market.lead([], { row: one })]);
      expect((await market.sell([makeLead(other, [], { row: one })])).map(said)).toEqual([expected]);
      const elsewhere = await makeMarket({ category: { duplicateRule: { scope } } });
      expect((await elsewhere.sell([elsewhere.lead([], { row: one })])).map(said)).toEqual(["unsold"]);
    }
  });

  it("held for review where the rule says hold", async () => {
    const market = await makeMarket({ category: { duplicateRule: { action: "hold" } } });
    const one = person();
    await market.sell([market.lead([], { row: one })]);
    expect((await market.sell([market.lead([], { row: one })])).map(said)).toEqual(["held"]);
  });

  it("allowed: sold on, but never to a buyer who has this person, not even after a reversal", async () => {
    const market = await makeMarket({ category: { duplicateRule: { action: "allow" } } });
    const [first, second] = [await market.contract(), await market.contract()];
    const one = person();
    const [bought] = await market.sell([market.lead([{ contract: first }], { row: one })]);
    const saleId = bought?.kind === "decided" ? (bought.sales[0]?.id ?? "") : "";
    await withBrand({ brandId: market.brand.id }, (tx) =>
      reverseSale(tx, {
        transactionId: newId("txn"),
        saleId: fromUuid("sale", saleId),
        reason: "not reached",
        actorUserId: null,
        idempotencyKey: saleId,
        inputHash: "",
        now: new Date(),
      }),
    );
    const [outcome] = await market.sell([
      market.lead([{ contract: first }, { contract: second }], { row: one }),
    ]);
    expect(outcome).toMatchObject({ status: "sold", codes: [code.has_this_person, code.sold] });
    const [third] = await market.sell([
      market.lead([{ contract: first }, { contract: second }], { row: one }),
    ]);
    expect(third).toMatchObject({ status: "unsold", codes: [code.has_this_person, code.has_this_person] });
  });

  it("test leads and rejected ones are nobody's duplicates, and have none", async () => {
    const market = await makeMarket();
    const one = person();
    const test = { test: true, preset: "sold" as const, row: one };
    await market.sell([
      market.lead([], test),
      market.lead([], { preset: "rejected", row: { ...one, reasons: [{ code: "x", message: "y" }] } }),
    ]);
    expect((await market.sell([market.lead([], { row: one })])).map(said)).toEqual(["unsold"]);
    expect((await market.sell([market.lead([], test)])).map(said)).toEqual(["sold"]);
  });
});

describe("inside one batch", () => {
  it("the later one waits for the next batch, where the row decides", async () => {
    const market = await makeMarket();
    const one = person();
    const [a, b] = [market.lead([], { row: one }), market.lead([], { row: one })];
    const bystander = market.lead();
    expect((await market.sell([a, b, bystander])).map(said)).toEqual(["unsold", "again", "unsold"]);
    expect(await market.sell([b])).toMatchObject([{ status: "duplicate", duplicateOf: a.id }]);
  });

  it("with all, one equal key is no collision", async () => {
    const market = await makeMarket({ category: { duplicateRule: { match: "all" } } });
    const one = person();
    const outcomes = await market.sell([
      market.lead([], { row: one }),
      market.lead([], { row: { ...one, phoneKey: randomUUID() } }),
      market.lead([], { row: one }),
    ]);
    expect(outcomes.map(said)).toEqual(["unsold", "unsold", "again"]);
  });

  it("a stored duplicate is decided at once, however many come", async () => {
    const market = await makeMarket();
    const one = person();
    await market.sell([market.lead([], { row: one })]);
    const outcomes = await market.sell(Array.from({ length: 50 }, () => market.lead([], { row: one })));
    expect(new Set(outcomes.map(said))).toEqual(new Set(["duplicate"]));
  });

  it("twenty processes post one person at the same instant: one lead", async () => {
    const market = await makeMarket();
    const one = person();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => market.sell([market.lead([], { row: one })])),
    );
    expect(outcomes.flat().filter((outcome) => said(outcome) === "unsold")).toHaveLength(1);
  });
});

describe("idempotency", () => {
  it("the stored lead is answered again; another body under the key is told apart; in one batch the second waits", async () => {
    const market = await makeMarket();
    const keyed = (idempotencyKey: string, requestHash: string) =>
      market.lead([], { row: { ...person(), idempotencyKey, requestHash } });
    const first = keyed("a", "1");
    expect((await market.sell([first, keyed("a", "1"), keyed("b", "1")])).map(said)).toEqual([
      "unsold",
      "again",
      "unsold",
    ]);
    expect(await market.sell([keyed("a", "1"), keyed("a", "2")])).toEqual([
      { kind: "replay", leadId: first.id, sameInput: true },
      { kind: "replay", leadId: first.id, sameInput: false },
    ]);
  });

  it("a key belongs to its source", async () => {
    const market = await makeMarket();
    const other = await makeSource(market.brand, { supplier: market.supplier, category: market.category });
    const row = (): SellLeadRow => ({ ...person(), idempotencyKey: "a", requestHash: "1" });
    const outcomes = await market.sell([
      market.lead([], { row: row() }),
      makeLead(other, [], { row: row() }),
    ]);
    expect(outcomes.map(said)).toEqual(["unsold", "unsold"]);
  });
});

describe("what cannot be stored as it came", () => {
  it("NUL, separators and half characters lose themselves, not their batch", async () => {
    const market = await makeMarket();
    const odd = market.lead([], {
      row: {
        ...person(),
        firstName: "Eri\x1fka\x1e\0",
        fields: { note: "a\0b\ud800c", "k\0": "\\u0000 stays" },
        flags: ["email_disposable"],
      },
    });
    const outcomes = await market.sell([odd, market.lead()]);
    expect(outcomes.map(said)).toEqual(["unsold", "unsold"]);
    const [row] = await asOwner(
      "select first_name, fields ->> 'note' as note, flags from lead where id = $1",
      [odd.id],
    );
    expect(row).toEqual({ first_name: "Erika", note: "ab\ufffdc", flags: ["email_disposable"] });
  });

  it("a lead's id is its own: a second one under it is refused", async () => {
    const market = await makeMarket();
    const id = newUuid();
    await market.sell([market.lead([], { id })]);
    await expect(market.sell([market.lead([], { id })])).rejects.toThrow(/duplicate key/);
  });
});
