/**
 * The kernel without HTTP: leads sold per second for batches of 1, 8, 32 and 128, one batch in flight, uniform over 1,000
 * wallets and on one; beside pgbench's TPC-B on the same server, interleaved. Only the ratios mean something.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { closePool } from "@/db/client";
import { type SellInlet, type SellLead, sell } from "@/db/kernel";
import { migrate } from "@/db/migrate";
import { newUuid } from "@/lib/core/id";
import { dropSingleton } from "@/lib/core/registry";
import { MODE_EXCLUSIVE, packVerdict, VERDICT_CODES } from "@/lib/routing/verdict";
import { median, PGBENCH_MISSING, preparePgbench, tpcb } from "./pgbench";

const CONTRACTS = 1000;
const BATCHES = [1, 8, 32, 128] as const;

interface Run {
  readonly batch: number;
  readonly wallets: "uniform" | "hot";
  readonly leadsPerSecond: number;
  /** Node's own CPU: making the batch's arrays and reading the answer. */
  readonly nodeMicrosecondsPerLead: number;
  readonly walBytesPerLead: number;
}

export interface KernelBench {
  readonly runs: readonly (Run & {
    /** leads/s ÷ TPC-B transactions/s at the same server: with 16 clients, and with one. Null without pgbench. */
    readonly ofTpcb16: number | null;
    readonly ofTpcb1: number | null;
  })[];
  readonly tpcb: { readonly clients16: number; readonly clients1: number } | null;
  /** A sentence where pgbench is missing. */
  readonly note: string | null;
}

interface Market {
  readonly brandId: string;
  readonly contracts: readonly string[];
  readonly inlet: SellInlet;
}

/** One brand with its contracts, by the owner's own hand: a thousand use cases would take longer than the bench. */
async function makeMarket(db: pg.Client, wallets: number): Promise<Market> {
  const [brandId, source, supplier, category] = [newUuid(), newUuid(), newUuid(), newUuid()];
  const buyers = Array.from({ length: wallets }, () => newUuid());
  const contracts = Array.from({ length: CONTRACTS }, () => newUuid());
  await db.query(`select set_config('app.brand_id', $1, false)`, [brandId]);
  await db.query(
    `insert into brand (id, slug, name, legal_name, currency, time_zone, locale, country, theme, mail_from, revenue_account_id, cost_account_id, adjustment_account_id)
     values ($1::uuid, $1::text, 'Bench', 'Bench', 'EUR', 'Europe/Berlin', 'de', 'DE', '{}', 'x@example.org', gen_random_uuid(), gen_random_uuid(), gen_random_uuid())`,
    [brandId],
  );
  await db.query(`select kernel.open_brand_accounts($1)`, [brandId]);
  await db.query(
    `insert into supplier (id, name, email, payable_account_id) values ($1, 'Bench', 'x@example.org', gen_random_uuid())`,
    [supplier],
  );
  await db.query(
    `select kernel.open_account($1, payable_account_id, 'payable', 'EUR', null, id) from supplier where id = $2`,
    [brandId, supplier],
  );
  await db.query(
    `insert into category (id, key, name, fields, duplicate_rule, consent_rule, supplier_share_bps) values ($1, 'bench', '{}', '[]', '{}', '{}', 6000)`,
    [category],
  );
  await db.query(
    `insert into source (id, supplier_id, category_id, name, mode, spec_token) values ($1, $2, $3, 'bench', 'live', 'bench')`,
    [source, supplier, category],
  );
  await db.query(
    `insert into buyer (id, name, email, country, time_zone, locale, wallet_account_id)
     select id, id, 'x@example.org', 'DE', 'Europe/Berlin', 'de', gen_random_uuid() from unnest($1::uuid[]) id`,
    [buyers],
  );
  await db.query(
    `insert into endpoint (id, buyer_id, name, kind, config) select gen_random_uuid(), id, 'mail', 'email', '{}' from unnest($1::uuid[]) id`,
    [buyers],
  );
  await db.query(
    `select kernel.open_account($1, wallet_account_id, 'wallet', 'EUR', id, null) from buyer where id = any($2)`,
    [brandId, buyers],
  );
  await db.query(
    `select kernel.post_adjustment($1, gen_random_uuid(), wallet_account_id, 1000000000000, 'bench', null, id::text, '', now())
     from buyer where id = any($2)`,
    [brandId, buyers],
  );
  await db.query(
    `insert into contract (id, number, buyer_id, category_id, name, mode, price_exclusive_minor, territory, filters, cap_day, budget_month_minor, endpoint_ids, routing_version)
     select c.id, c.n, e.buyer_id, $3, c.id, 'exclusive', 3800, '[]', '[]', 100000000, 1000000000000, array[e.id], 1
     from unnest($1::uuid[]) with ordinality c(id, n) join endpoint e on e.buyer_id = ($2::uuid[])[(c.n - 1) % $4 + 1]`,
    [contracts, buyers, category, wallets],
  );
  await db.query(`select kernel.open_contract($1, id) from contract where brand_id = $1`, [brandId]);
  const duplicates = {
    fields: ["email" as const, "phone" as const],
    match: "any" as const,
    windowDays: 30,
    scope: "category" as const,
    action: "reject" as const,
  };
  return {
    brandId,
    contracts,
    inlet: { sourceId: source, duplicates, supplierShareBps: 6000, listsInShop: false },
  };
}

let next = 0;

/** About 600 bytes of a person, two candidates, eight contracts considered. */
function makeLead(market: Market): SellLead {
  const at = next++;
  const pick = (i: number): string => market.contracts[(at * 7 + i * 131) % CONTRACTS] as string;
  const trail: number[] = [];
  for (let i = 0; i < 8; i++) {
    const code = i < 6 ? VERDICT_CODES.outside_territory : VERDICT_CODES.not_reached;
    trail.push(i, packVerdict(0, MODE_EXCLUSIVE, code), 3800);
  }
  return {
    id: newUuid(),
    isNew: true,
    test: false,
    preset: null,
    inlet: market.inlet,
    maxShares: 3,
    hasMore: true,
    candidates: [0, 1].map((i) => ({
      contractId: pick(i),
      contractVersion: 1,
      mode: MODE_EXCLUSIVE,
      stagePosition: 0,
      stageMaxSales: null,
      trailIndex: 6 + i,
    })),
    trail,
    row: {
      externalId: `ext-${at}`,
      subSource: "campaign-7",
      firstName: "Erika",
      lastName: "Mustermann",
      email: `erika.${at}@example.org`,
      phone: "+4915123456789",
      street: "Am Markt 1",
      country: "DE",
      postalCode: "80331",
      city: "München",
      state: "BY",
      lat: 48.137,
      lng: 11.575,
      emailKey: randomUUID(),
      phoneKey: randomUUID(),
      personKey: randomUUID(),
      fields: { roofArea: 85, ownsHome: true, roofType: "flat", builtIn: 1998, heating: "gas" },
      consent: {
        text: "I agree that my inquiry is passed on to up to three companies.",
        givenAt: "2026-11-20T09:12:00Z",
        sourceUrl: "https://example.org/form",
        ip: "203.0.113.7",
      },
    },
  };
}

async function walPosition(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ at: string }>(`select pg_current_wal_lsn() - '0/0'::pg_lsn as at`);
  return Number(rows[0]?.at);
}

async function measure(
  db: pg.Client,
  market: Market,
  batch: number,
  wallets: Run["wallets"],
  ms: number,
): Promise<Run> {
  const wal = await walPosition(db);
  let leads = 0;
  let making = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  while (performance.now() - started - making < ms) {
    const from = performance.now();
    const made = Array.from({ length: batch }, () => makeLead(market));
    making += performance.now() - from;
    for (const outcome of await sell({ brandId: market.brandId, routingVersion: 1, leads: made })) {
      if (outcome.kind !== "decided" || outcome.status !== "sold") {
        throw new Error(`not sold: ${JSON.stringify(outcome)}`);
      }
    }
    leads += batch;
  }
  const seconds = (performance.now() - started - making) / 1000;
  const used = process.cpuUsage(cpu);
  return {
    batch,
    wallets,
    leadsPerSecond: leads / seconds,
    nodeMicrosecondsPerLead: (used.user + used.system - making * 1000) / leads,
    walBytesPerLead: ((await walPosition(db)) - wal) / leads,
  };
}

/** Replaces the process's database for the time of `run`. */
async function withDatabase<T>(url: string, run: () => Promise<T>): Promise<T> {
  const before = process.env.DATABASE_URL;
  const swap = async (value: string | undefined): Promise<void> => {
    await closePool();
    dropSingleton("env");
    if (value === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = value;
  };
  await swap(url);
  try {
    return await run();
  } finally {
    await swap(before);
  }
}

/**
 * Runs the bench in a database of its own on the server at `url` (an owner's URL that may create databases), which it drops
 * again. Medians of `rounds`, each measuring every kind once, for `ms` each. About 20 s a round at the defaults.
 */
export async function benchKernel(
  url: string,
  { rounds = 5, ms = 1500 }: { rounds?: number; ms?: number } = {},
): Promise<KernelBench> {
  const name = `bench_kernel_${process.pid}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  try {
    await migrate(own.href);
    const hasPgbench = await preparePgbench(own.href);
    return await withDatabase(own.href, () => runRounds(own.href, rounds, ms, hasPgbench));
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function runRounds(url: string, rounds: number, ms: number, hasPgbench: boolean): Promise<KernelBench> {
  const db = new pg.Client(url);
  await db.connect();
  try {
    const markets = { uniform: await makeMarket(db, CONTRACTS), hot: await makeMarket(db, 1) };
    await db.query("analyze; checkpoint");
    const plan = [
      ...BATCHES.map((batch) => ({ batch, wallets: "uniform" as const })),
      { batch: 128, wallets: "hot" as const },
    ];
    for (const { wallets } of plan) await measure(db, markets[wallets], 32, wallets, 300);
    const runs: Run[] = [];
    const tps = { clients1: [] as number[], clients16: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      for (const { batch, wallets } of plan) {
        runs.push(await measure(db, markets[wallets], batch, wallets, ms));
        // Right beside what it is compared with: the machine's mood changes by the second.
        const seconds = Math.max(1, Math.round(ms / 1000));
        if (hasPgbench && batch === 1) tps.clients1.push(await tpcb(url, 1, seconds));
        if (hasPgbench && batch === 32) tps.clients16.push(await tpcb(url, 16, seconds));
      }
    }
    const base = hasPgbench ? { clients16: median(tps.clients16), clients1: median(tps.clients1) } : null;
    return {
      runs: plan.map(({ batch, wallets }) => {
        const same = runs.filter((run) => run.batch === batch && run.wallets === wallets);
        const leadsPerSecond = median(same.map((run) => run.leadsPerSecond));
        return {
          batch,
          wallets,
          leadsPerSecond,
          nodeMicrosecondsPerLead: median(same.map((run) => run.nodeMicrosecondsPerLead)),
          walBytesPerLead: median(same.map((run) => run.walBytesPerLead)),
          ofTpcb16: base && leadsPerSecond / base.clients16,
          ofTpcb1: base && leadsPerSecond / base.clients1,
        };
      }),
      tpcb: base,
      note: hasPgbench ? null : PGBENCH_MISSING,
    };
  } finally {
    await db.end();
  }
}

if (process.argv[1]?.endsWith("bench/kernel.ts")) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is missing");
  console.log(JSON.stringify(await benchKernel(url), null, 2));
}
