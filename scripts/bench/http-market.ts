/**
 * A brand for the bench of the whole path: 1,000 contracts over Germany, each wanting a few postal areas, most with a filter
 * and an endpoint. Made by the owner's own hand: a thousand use cases would take longer than the bench.
 */
import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { newUuid } from "@/lib/core/id";

export interface HttpMarket {
  readonly brandId: string;
  /** A live key of the brand's one source. */
  readonly apiKey: string;
  readonly postalCodes: readonly string[];
}

const label = { en: "", de: "" };
const FIELDS = [
  { key: "roofArea", number: 0, type: "number", label, required: true, preview: true, personal: false },
  { key: "ownsHome", number: 1, type: "boolean", label, required: false, preview: true, personal: false },
];
const DUPLICATES = {
  fields: ["email", "phone"],
  match: "any",
  windowDays: 30,
  scope: "category",
  action: "reject",
};
const AREAS = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, "0"));

/** The same numbers in each run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param wallets buyers who share the contracts: as many as contracts, or one hot wallet */
export async function makeHttpMarket(url: string, contracts: number, wallets: number): Promise<HttpMarket> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await fill(db, contracts, wallets);
  } finally {
    await db.end();
  }
}

async function fill(db: pg.Client, count: number, wallets: number): Promise<HttpMarket> {
  const [brandId, source, supplier, category, stage] = [
    newUuid(),
    newUuid(),
    newUuid(),
    newUuid(),
    newUuid(),
  ];
  const buyers = Array.from({ length: wallets }, () => newUuid());
  const contracts = Array.from({ length: count }, () => newUuid());
  const apiKey = `fl_live_${randomBytes(24).toString("base64url")}`;
  const random = createRandom(7);
  const pick = (): string => AREAS[random(AREAS.length)] ?? "";
  const territories = contracts.map(() =>
    JSON.stringify([
      { effect: "include", kind: "postal", country: "DE", codes: [], prefixes: [pick(), pick(), pick()] },
    ]),
  );
  const filters = contracts.map((_, i) =>
    JSON.stringify(
      i % 3 === 0 ? [] : [{ conditions: [{ field: "roofArea", op: "gte", value: 20 + random(60) }] }],
    ),
  );
  const prices = contracts.map(() => 2_000 + random(40) * 100);
  const say = (sql: string, values: unknown[] = []) => db.query(sql, values);

  await say("begin");
  await say(`select set_config('app.brand_id', $1, true)`, [brandId]);
  await say(
    `insert into brand (id, slug, name, legal_name, currency, time_zone, locale, country, theme, mail_from, revenue_account_id, cost_account_id, adjustment_account_id, next_contract_number)
     values ($1::uuid, $1::text, 'Bench', 'Bench', 'EUR', 'Europe/Berlin', 'de', 'DE', '{}', 'x@example.org', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2)`,
    [brandId, count + 1],
  );
  await say(`select kernel.open_brand_accounts($1)`, [brandId]);
  await say(`select set_config('app.brand_id', $1, true)`, [brandId]);
  await say(
    `insert into supplier (id, name, email, payable_account_id) values ($1, 'Bench', 'x@example.org', gen_random_uuid())`,
    [supplier],
  );
  await say(
    `select kernel.open_account($1, payable_account_id, 'payable', 'EUR', null, id) from supplier where id = $2`,
    [brandId, supplier],
  );
  await say(`select set_config('app.brand_id', $1, true)`, [brandId]);
  await say(
    `insert into category (id, key, name, fields, duplicate_rule, consent_rule, supplier_share_bps)
     values ($1, 'bench', '{"en":"Bench","de":"Bench"}', $2, $3, '{"required":false,"parts":[],"maxAgeDays":null}', 6000)`,
    [category, JSON.stringify(FIELDS), JSON.stringify(DUPLICATES)],
  );
  await say(
    `insert into source (id, supplier_id, category_id, name, mode, spec_token) values ($1, $2, $3, 'bench', 'live', 'bench')`,
    [source, supplier, category],
  );
  await say(
    `insert into api_key (id, name, prefix, hash, test, source_id) values ($1, 'bench', 'fl_live_', $2, false, $3)`,
    [newUuid(), createHash("sha256").update(apiKey).digest("hex"), source],
  );
  await say(
    `insert into buyer (id, name, email, country, time_zone, locale, wallet_account_id)
     select id, id, 'x@example.org', 'DE', 'Europe/Berlin', 'de', gen_random_uuid() from unnest($1::uuid[]) id`,
    [buyers],
  );
  await say(
    `insert into endpoint (id, buyer_id, name, kind, config) select gen_random_uuid(), id, 'mail', 'email', '{"to":["x@example.org"]}' from unnest($1::uuid[]) id`,
    [buyers],
  );
  await say(
    `select kernel.open_account($1, b.wallet_account_id, 'wallet', 'EUR', b.id, null) from buyer b where b.id = any($2::uuid[])`,
    [brandId, buyers],
  );
  await say(
    `select kernel.post_adjustment($1, gen_random_uuid(), b.wallet_account_id, 1000000000000, 'bench', null, b.id::text, 'bench', now())
     from buyer b where b.id = any($2::uuid[])`,
    [brandId, buyers],
  );
  await say(`select set_config('app.brand_id', $1, true)`, [brandId]);
  await say(
    `insert into contract (id, number, buyer_id, category_id, name, mode, price_exclusive_minor, territory, filters, priority, endpoint_ids, routing_version)
     select c.id, c.o, b.id, $2, c.id, 'exclusive', c.price, c.territory::jsonb, c.filters::jsonb, 0,
       array(select e.id from endpoint e where e.buyer_id = b.id), 1
     from unnest($3::uuid[], $4::int[], $5::text[], $6::text[]) with ordinality c(id, price, territory, filters, o)
     join unnest($1::uuid[]) with ordinality b(id, o) on b.o = (c.o - 1) % $7 + 1`,
    [buyers, category, contracts, prices, territories, filters, wallets],
  );
  await say(`select kernel.open_contract($1, id) from unnest($2::uuid[]) id`, [brandId, contracts]);
  await say(`select set_config('app.brand_id', $1, true)`, [brandId]);
  await say(
    `insert into stage (id, category_id, position, name, strategy) values ($1, $2, 0, 'all', 'round_robin')`,
    [stage, category],
  );
  await say(`insert into stage_contract (stage_id, contract_id) select $1, id from unnest($2::uuid[]) id`, [
    stage,
    contracts,
  ]);
  await say("commit");
  await say("analyze");
  const codes = await db.query<{ code: string }>(
    `select code from postal_code where country = 'DE' order by md5(code) limit 500`,
  );
  return { brandId, apiKey, postalCodes: codes.rows.map((row) => row.code) };
}
