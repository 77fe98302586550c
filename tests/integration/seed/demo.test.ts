import { count, eq, isNotNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { delivery, lead, ledgerTransaction, sale, saleCard, saleNote, saleOpening } from "@/db/schema";
import { type DemoFile, seedDemo } from "@/db/seed/demo";
import { createApi } from "@/lib/api/app";
import { brandDirectory } from "@/lib/brands";
import type { Id } from "@/lib/core/id";
import { expectLedgerBalanced } from "../../support/ledger";

const DAYS = 4;
const hook = (path: string): string => `http://127.0.0.1:9/${path}`;

let file: DemoFile;
let ids: ReadonlyMap<string, Id<"brand">>;

beforeAll(async () => {
  file = await seedDemo({
    port: 3000,
    baseUrl: "http://127.0.0.1:3000",
    databaseUrl: "postgres://nobody@127.0.0.1/none",
    hooks: {
      ok: hook("ok"),
      recovered: hook("ok/crm"),
      failing: hook("failing"),
      closed: hook("failing/old"),
    },
    log: () => undefined,
    days: DAYS,
  });
  ids = new Map((await brandDirectory().list()).map(({ slug, id }) => [slug, id]));
}, 300_000);

async function statesOf(slug: string): Promise<Readonly<Record<string, number>>> {
  return inBrand(slug, async (tx) => {
    const rows = await tx.select({ status: lead.status, n: count() }).from(lead).groupBy(lead.status);
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  });
}

function inBrand<T>(slug: string, run: Parameters<typeof withBrand<T>>[1]): Promise<T> {
  const brandId = ids.get(slug);
  if (!brandId) throw new Error(`no brand ${slug}`);
  return withBrand({ brandId, readOnly: true }, run);
}

describe.each(["sonnenmarkt", "prairie"])("the demo's history of %s", (slug) => {
  it("has leads of each fate, most of them sold", async () => {
    const { sold = 0, unsold = 0, duplicate = 0, rejected = 0, ...others } = await statesOf(slug);
    const all = sold + unsold + duplicate + rejected + (others.held ?? 0);
    expect(all).toBeGreaterThan(DAYS * 20);
    expect(sold / all).toBeGreaterThan(0.4);
    for (const fate of [unsold, duplicate, rejected]) expect(fate).toBeGreaterThan(0);
  });

  it("lies in the past, at times of its own", async () => {
    const [row] = await inBrand(slug, (tx) =>
      tx
        .select({
          first: sql<string>`min(received_at)`,
          last: sql<string>`max(received_at)`,
          times: sql<string>`count(distinct received_at)`,
          n: count(),
        })
        .from(lead),
    );
    const ageInDays = (at: string | undefined) => (Date.now() - Date.parse(at ?? "")) / 86_400_000;
    expect(ageInDays(row?.first)).toBeGreaterThan(DAYS - 1);
    expect(ageInDays(row?.last)).toBeLessThan(1);
    expect(ageInDays(row?.last)).toBeGreaterThan(0);
    expect(Number(row?.times)).toBeGreaterThan((row?.n ?? 0) * 0.95);
  });

  it("delivered what was bought, at once but where an endpoint fails, and most of it was opened", async () => {
    const { states, late, sales, opened } = await inBrand(slug, async (tx) => {
      const rows = await tx
        .select({ state: delivery.state, n: count() })
        .from(delivery)
        .groupBy(delivery.state);
      const [slow] = await tx
        .select({ n: count() })
        .from(delivery)
        .where(sql`state = 'delivered' and attempts = 1 and settled_at > created_at + interval '2 seconds'`);
      const [sold] = await tx.select({ n: count() }).from(sale);
      const [seen] = await tx.select({ n: count() }).from(saleOpening);
      return {
        states: new Map(rows.map(({ state, n }) => [state, n])),
        late: slow?.n,
        sales: sold?.n ?? 0,
        opened: seen?.n ?? 0,
      };
    });
    expect(states.get("delivered") ?? 0).toBeGreaterThan(sales * 0.8);
    expect(late).toBe(0);
    expect(opened).toBeGreaterThan(sales * 0.5);
    expect(opened).toBeLessThan(sales);
  });

  it("lets the ids of leads and sales tell their time", async () => {
    const idTime = (column: string) =>
      sql`to_timestamp(('x' || left(replace(${sql.raw(column)}::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;
    const [leads, sales] = await inBrand(slug, async (tx) => [
      await tx
        .select({ n: count() })
        .from(lead)
        .where(sql`${idTime("id")} <> date_trunc('milliseconds', received_at)`),
      await tx
        .select({ n: count() })
        .from(sale)
        .where(sql`abs(extract(epoch from ${idTime("id")} - sold_at)) > 1`),
    ]);
    expect([leads?.[0]?.n, sales?.[0]?.n]).toEqual([0, 0]);
  });

  it("shows buyers at work: stages, notes, deal values", async () => {
    const { stages, notes, worth } = await inBrand(slug, async (tx) => {
      const rows = await tx
        .select({ stage: saleCard.stage, n: count() })
        .from(saleCard)
        .groupBy(saleCard.stage);
      const [written] = await tx.select({ n: count() }).from(saleNote);
      const [valued] = await tx
        .select({ n: count() })
        .from(saleCard)
        .where(isNotNull(saleCard.dealValueMinor));
      return { stages: rows.map(({ stage }) => stage), notes: written?.n, worth: valued?.n };
    });
    expect(stages).toEqual(expect.arrayContaining(["contacted", "quoted", "lost"]));
    expect(notes).toBeGreaterThan(0);
    expect(worth).toBeGreaterThan(0);
  });

  it("has sales that were taken back, each with a reason", async () => {
    const { reversed, reasons } = await inBrand(slug, async (tx) => {
      const [taken] = await tx.select({ n: count() }).from(sale).where(isNotNull(sale.reversedAt));
      const rows = await tx
        .select({ reason: ledgerTransaction.reason })
        .from(ledgerTransaction)
        .where(eq(ledgerTransaction.kind, "reversal"));
      return { reversed: taken?.n ?? 0, reasons: rows.map((row) => row.reason) };
    });
    expect(reasons).toHaveLength(reversed);
    expect(reasons.every(Boolean)).toBe(true);
  });

  it("keeps every invariant", async () => {
    await expectLedgerBalanced(ids.get(slug));
  });

  it("names logins of every kind", () => {
    const brand = file.brands.find((one) => one.slug === slug);
    expect(brand?.host).toBe(`${slug}.localhost:3000`);
    expect(brand?.operator.apiKey).toMatch(/^fl_live_/);
    expect(brand?.buyers.length).toBeGreaterThan(20);
    expect(brand?.suppliers.flatMap(({ sources }) => sources).length).toBeGreaterThan(5);
  });
});

describe("the demo from now on", () => {
  it("buys what each live source's posting spec shows", async () => {
    const api = createApi();
    for (const brand of file.brands) {
      // The last supplier's sources are in test mode.
      for (const { apiKey, specUrl } of brand.suppliers.slice(0, -1).flatMap(({ sources }) => sources)) {
        const spec = await api.request(new URL(specUrl).pathname, {
          headers: { accept: "application/json" },
        });
        const { example } = (await spec.json()) as { example: object };
        const answer = await api.request("/api/v1/leads", {
          method: "POST",
          headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
          body: JSON.stringify(example),
        });
        expect(await answer.json()).toMatchObject({ status: "sold", test: false });
      }
    }
    await expectLedgerBalanced();
  });
});
