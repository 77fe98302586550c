import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { postAdjustment } from "@/db/kernel-steps";
import { brandHost } from "@/db/schema";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { getStatement } from "@/lib/reporting/get-statement";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { makeStatement } from "@/lib/reporting/make-statement.process";
import { reverseSale } from "@/lib/sales/reverse-sale";
import type { TestBuyer } from "@/tests/factories/make-buyer";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { pdfText } from "@/tests/support/pdf-text";

let market: Market;
let operator: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  operator = await makeUser(market.brand, { kind: "operator", role: "viewer" });
  await withPlatform("tests give brands hosts as the platform does", (tx) =>
    tx.insert(brandHost).values({
      brandId: market.brand.id,
      host: `${market.brand.facts.slug}.example`,
      isPrimary: true,
    }),
  );
  await brandDirectory().refresh();
});
afterAll(() => expectLedgerBalanced());

const post = (buyer: TestBuyer, amountMinor: number, on: string, reason: string) =>
  withBrand({ brandId: market.brand.id }, (tx) => {
    const id = newId("txn");
    return postAdjustment(tx, {
      transactionId: id,
      accountId: buyer.walletAccountId,
      amountMinor,
      reason,
      actorUserId: null,
      idempotencyKey: id,
      inputHash: id,
      now: new Date(`${on}T12:00:00Z`),
    });
  });

/** 1,000.00 in on 1 March; a lead for 38.00 on the 5th; something taken out on 2 April. */
async function walletOf(name: string) {
  const buyer = await market.buyer({ name });
  const contract = await market.contract({ buyer });
  await post(buyer, 100_000, "2026-03-01", "Überweisung der Straße & Söhne");
  const now = new Date("2026-03-05T12:00:00Z");
  const { saleId, leadId } = await makeSale(market.brand, { source: market.source, contract, now });
  await post(buyer, -12_345, "2026-04-02", "Auszahlung");
  const user = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id });
  return { buyer, user, saleId, leadId };
}

describe("a wallet's statement", () => {
  it("opens with what the period before left and closes with what the next one finds", async () => {
    const { user } = await walletOf("Märzstrom");
    const period = (from?: string, to?: string) => getStatement(user, { from, to });
    expect(await period("2026-03-01", "2026-03-31")).toMatchObject({
      openingMinor: 0,
      inMinor: 100_000,
      outMinor: -3_800,
      closingMinor: 96_200,
      lines: { first: 1, last: 2 },
    });
    expect(await period("2026-04-01", "2026-04-30")).toMatchObject({
      openingMinor: 96_200,
      outMinor: -12_345,
      closingMinor: 83_855,
    });
    expect(await period("2026-05-01")).toMatchObject({
      openingMinor: 83_855,
      closingMinor: 83_855,
      lines: null,
    });
    expect(await period(undefined, "2026-02-01")).toMatchObject({
      openingMinor: 0,
      closingMinor: 0,
      lines: null,
    });
    expect(await period()).toMatchObject({
      openingMinor: 0,
      closingMinor: 83_855,
      lines: { first: 1, last: 3 },
    });
  });

  it("is a document with every movement, in the reader's language, with all its letters", async () => {
    const { buyer, user, saleId } = await walletOf("Łódź & Söhne GmbH");
    const manager = await makeUser(market.brand, { kind: "operator", role: "manager" });
    await reverseSale(manager, { saleId, reason: "wrong person" });
    const german = await makeStatement({ ...user, locale: "de" }, { from: "2026-03-01" });
    expect(german.name).toBe("statement-2026-03-01");
    const [page = []] = pdfText(german.pdf);
    for (const line of [
      "Sonnenmarkt",
      "Kontoauszug",
      "Łódź & Söhne GmbH",
      "Überweisung der Straße & Söhne",
      "+1.000,00 €",
      "−38,00 €",
      "−123,45 €",
      "876,55 €",
      "Seite 1 von 1",
    ]) {
      expect(page.map((text) => text.replaceAll("\u00a0", " ").trim())).toContain(line);
    }
    const english = await makeStatement({ ...operator, locale: "en" }, { buyerId: buyer.id });
    const [first = []] = pdfText(english.pdf);
    expect(first).toEqual(expect.arrayContaining(["Statement", "€876.55", "Page 1 of 1"]));
    expect(first.join(" ")).toContain("wrong person");
  });

  it("goes over pages and leaves out nothing", async () => {
    const buyer = await market.buyer({ name: "Viel" });
    for (let i = 1; i <= 90; i++) await post(buyer, 100 * i, "2026-03-01", `Nr. ${i} von vielen`);
    const pages = pdfText((await makeStatement(operator, { buyerId: buyer.id })).pdf);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
    const all = pages.flat().join("\n");
    for (let i = 1; i <= 90; i++) expect(all).toContain(`Nr. ${i} von vielen`);
  });

  it("is the company's own, and of the brand", async () => {
    const { buyer, user } = await walletOf("Eigen");
    const other = await makeUser(market.brand, { kind: "buyer", buyerId: (await market.buyer()).id });
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    const gone = { code: "not_found", reason: "buyer.not_found" };
    for (const ctx of [other, foreign]) {
      await expect(makeStatement(ctx, { buyerId: buyer.id })).rejects.toMatchObject(gone);
    }
    const supplier = await makeUser(market.brand, { kind: "supplier", supplierId: market.supplier.id });
    await expect(makeStatement(supplier, { buyerId: buyer.id })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getStatement(user, {})).closingMinor).toBe(83_855);
    expect((await getStatement(other, {})).lines).toBeNull();
  });

  it("is searched by reason, contract, category and lead", async () => {
    const { user, leadId } = await walletOf("Suche");
    const found = async (q: string) =>
      (await listWalletEntries(user, { q })).data.map(({ kind, reason }) => reason ?? kind);
    expect(await found("straße")).toEqual(["Überweisung der Straße & Söhne"]);
    expect(await found("%")).toEqual([]);
    expect(await found(leadId)).toEqual(["sale"]);
    expect(await found("nothing of the kind")).toEqual([]);
  });
});
