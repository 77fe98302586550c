import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { withBrand } from "@/db/brand";
import { ledgerAccount } from "@/db/schema";
import { makeBuyer, type TestBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeStage } from "@/tests/factories/make-stage";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { GERMANY, type Market, makeKey, makeMarket, person, readBrand } from "../intake/market";

/** A lead on its way: the key stays the same however often it is sent. */
export interface Posting {
  readonly key: string;
  readonly body: string;
  /** The first answer that came; null while none did, and nobody knows whether the lead was stored. */
  answer: string | null;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

interface Drive {
  readonly port: number;
  readonly apiKey: string;
  readonly connections: number;
  /** Null: this connection has nothing more to do. */
  next(): Posting | null;
  answered(posting: Posting, answer: Answer): void;
}

const BUSY_PAUSE_MS = 25;

/**
 * Posts over keep-alive connections until each has nothing more to do or was cut off. A server that is not available is
 * asked again a little later, as a client would.
 * @returns connections that were cut off
 */
export async function drive({ port, apiKey, connections, next, answered }: Drive): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const one = async (): Promise<number> => {
    for (let posting = next(); posting !== null; posting = next()) {
      const answer = await post({ agent, port, apiKey }, posting).catch(() => null);
      if (answer === null) return 1;
      answered(posting, answer);
      if (answer.status === 503) await delay(BUSY_PAUSE_MS);
    }
    return 0;
  };
  const cut = await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return cut.reduce((sum, n) => sum + n, 0);
}

function post(
  { agent, port, apiKey }: { agent: Agent; port: number; apiKey: string },
  { key, body }: Posting,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "idempotency-key": key,
    };
    const options = { agent, port, host: "127.0.0.1", method: "POST", path: "/api/v1/leads", headers };
    const sent = request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        const { statusCode: status = 0, headers: got } = response;
        resolve({ status, retryAfter: got["retry-after"] ?? null, body: text });
      });
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export interface LoadMarket {
  readonly market: Market;
  readonly apiKey: string;
  readonly wallets: readonly { readonly buyer: TestBuyer; readonly fundsMinor: number }[];
}

/**
 * Up to three buyers share each lead: one who has money for all, one who runs dry under way, one whose cap is reached;
 * a last one takes whole what they leave.
 */
export async function makeLoadMarket(): Promise<LoadMarket> {
  const rich = 100_000_000;
  const market = await makeMarket({
    contract: { mode: "shared", priceSharedMinor: 1500 },
    fundsMinor: rich,
    category: { maxShares: 3 },
  });
  const { brand, category } = market;
  const buyers = {
    poor: await makeBuyer(brand, { fundsMinor: 300_000 }),
    capped: await makeBuyer(brand, { fundsMinor: rich }),
    whole: await makeBuyer(brand, { fundsMinor: rich }),
  };
  const shared = { category, mode: "shared", territory: GERMANY, priceSharedMinor: 1700 } as const;
  const poor = await makeContract(brand, { ...shared, buyer: buyers.poor });
  const capped = await makeContract(brand, { ...shared, buyer: buyers.capped, capTotal: 150 });
  const whole = await makeContract(brand, { category, territory: GERMANY, buyer: buyers.whole });
  await makeStage(brand, { category, contracts: [poor, capped], position: 1 });
  await makeStage(brand, { category, contracts: [whole], position: 2 });
  return {
    market,
    apiKey: await makeKey(market),
    wallets: [
      { buyer: market.buyer, fundsMinor: rich },
      { buyer: buyers.poor, fundsMinor: 300_000 },
      { buyer: buyers.capped, fundsMinor: rich },
      { buyer: buyers.whole, fundsMinor: rich },
    ],
  };
}

/** New postings; every eighth is of the person before, and so a duplicate, whichever of the two comes first. */
export function makePostings(): () => Posting {
  let n = 0;
  let last = "";
  return () => {
    n++;
    if (n % 8 !== 0) last = JSON.stringify(person());
    return { key: `posting-${n}`, body: last, answer: null };
  };
}

interface Told {
  readonly id: string;
  readonly status: string;
  readonly sales: readonly { readonly mode: string; readonly price: { readonly amount: number } }[];
}

const priceList = (sales: readonly { mode: string; priceMinor: number }[]): string =>
  sales
    .map(({ mode, priceMinor }) => `${mode} ${priceMinor}`)
    .sort()
    .join(", ");

/** Every posting is stored once, as its answer said; wallets have paid for just that; every invariant holds. */
export async function expectAllKept({ market, wallets }: LoadMarket, postings: readonly Posting[]) {
  const { leads, sales } = await readBrand(market.brand);
  const stored = new Map(
    leads.map((lead) => {
      const mine = sales.filter((sale) => sale.leadId === lead.id);
      return [lead.idempotencyKey, `${lead.id} ${lead.intakeStatus}: ${priceList(mine)}`];
    }),
  );
  const told = new Map(
    postings.map(({ key, answer }) => {
      const { id, status, sales: sold }: Told = JSON.parse(answer ?? "{}");
      const prices = sold.map(({ mode, price }) => ({ mode, priceMinor: price.amount }));
      return [key, `${id} ${status}: ${priceList(prices)}`];
    }),
  );
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(told));
  expect(leads).toHaveLength(postings.length);
  for (const { buyer, fundsMinor } of wallets) {
    const paid = sales
      .filter(({ buyerId }) => buyerId === buyer.id)
      .reduce((sum, one) => sum + one.priceMinor, 0);
    const [wallet] = await withBrand({ brandId: market.brand.id, readOnly: true }, (tx) =>
      tx
        .select({ balance: ledgerAccount.balance })
        .from(ledgerAccount)
        .where(eq(ledgerAccount.id, buyer.walletAccountId)),
    );
    expect(wallet?.balance).toBe(fundsMinor - paid);
  }
  await expectLedgerBalanced(market.brand.id);
}
