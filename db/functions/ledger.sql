-- Postings that are no sale, and the accounts they go to. Each function takes the brand's lock, as kernel.sell does: one order
-- of locks, and a balance read here is the balance written. Call them before other writes of a transaction.
--   FL002 insufficient funds, FL003 key used with another input, FL004 already reversed, FL005 not in this brand,
--   FL006 wrong call, FL007 frozen

-- A wallet's entry against the brand's adjustment account. The same key and input give the first posting's answer again.
create function kernel.post_adjustment(
  p_brand uuid, p_transaction uuid, p_account uuid, p_amount bigint, p_reason text, p_actor uuid,
  p_key text, p_hash text, p_now timestamptz)
returns table (transaction_id uuid, balance bigint, posted_at timestamptz, replayed boolean)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
#variable_conflict use_column
declare w record; t record;
begin
  perform set_config('app.brand_id', p_brand::text, true);
  perform pg_advisory_xact_lock(hashtextextended(p_brand::text, 7));
  select l.id, l.input_hash, l.kind, l.posted_at, e.balance_after, e.account_id, e.amount into t
    from public.ledger_transaction l
    left join public.ledger_entry e on e.brand_id = p_brand and e.transaction_id = l.id and e.account_version is not null
    where l.brand_id = p_brand and l.idempotency_key = p_key;
  if found then
    if t.input_hash <> p_hash or t.kind <> 'adjustment' then
      raise exception 'the key was used with another input' using errcode = 'FL003';
    end if;
    return query select t.id, t.balance_after, t.posted_at, true;
    return;
  end if;
  if p_amount = 0 then raise exception 'an adjustment moves something' using errcode = 'FL006'; end if;
  select * into w from public.ledger_account a where a.brand_id = p_brand and a.id = p_account and a.exact for update;
  if not found then raise exception 'no such wallet' using errcode = 'FL005'; end if;
  if p_amount < 0 and w.frozen_at is not null then raise exception 'the wallet is frozen' using errcode = 'FL007'; end if;
  if p_amount < 0 and w.balance + p_amount < w.floor then
    raise exception 'the wallet holds % of %', w.balance - w.floor, -p_amount using errcode = 'FL002';
  end if;
  insert into public.ledger_transaction (brand_id, id, kind, idempotency_key, input_hash, reason, actor_user_id, posted_at)
    values (p_brand, p_transaction, 'adjustment', p_key, p_hash, p_reason, p_actor, p_now);
  insert into public.ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at, balance_after, account_version)
    select p_brand, p_transaction, 0, p_account, p_amount, p_now, w.balance + p_amount, w.version + 1
    union all select p_brand, p_transaction, 1, b.adjustment_account_id, -p_amount, p_now, null, null
      from public.brand b where b.id = p_brand;
  update public.ledger_account a set balance = w.balance + p_amount, version = w.version + 1
    where a.brand_id = p_brand and a.id = p_account;
  return query select p_transaction, w.balance + p_amount, p_now, false;
end $$;

-- The floor of a wallet: minus what its buyer may owe. Returns the balance.
create function kernel.set_credit_limit(p_brand uuid, p_account uuid, p_limit bigint)
returns bigint language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
declare v_balance bigint;
begin
  perform set_config('app.brand_id', p_brand::text, true);
  perform pg_advisory_xact_lock(hashtextextended(p_brand::text, 7));
  if p_limit < 0 then raise exception 'a credit limit is not negative' using errcode = 'FL006'; end if;
  select balance into v_balance from public.ledger_account
    where brand_id = p_brand and id = p_account and exact for update;
  if not found then raise exception 'no such wallet' using errcode = 'FL005'; end if;
  if v_balance < -p_limit then
    raise exception 'the wallet owes more: %', -v_balance using errcode = 'FL002';
  end if;
  update public.ledger_account set floor = -p_limit where brand_id = p_brand and id = p_account;
  return v_balance;
end $$;

-- Freezes a wallet, which then takes no debits, or opens it again (p_at null). Freezing a frozen one keeps its first moment.
create function kernel.freeze_wallet(p_brand uuid, p_account uuid, p_at timestamptz, p_reason text)
returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
begin
  perform set_config('app.brand_id', p_brand::text, true);
  perform pg_advisory_xact_lock(hashtextextended(p_brand::text, 7));
  update public.ledger_account set
      frozen_at = case when p_at is not null then coalesce(frozen_at, p_at) end, frozen_reason = case when p_at is not null then p_reason end
    where brand_id = p_brand and id = p_account and exact;
  if not found then raise exception 'no such wallet' using errcode = 'FL005'; end if;
end $$;

-- The exact inverse of a sale's posting, at most once. Frees the lead's places, cancels what is not yet delivered. Counters
-- stay: they count sales made.
create function kernel.reverse_sale(
  p_brand uuid, p_transaction uuid, p_sale uuid, p_reason text, p_actor uuid, p_key text, p_hash text, p_now timestamptz)
returns table (transaction_id uuid, balance bigint, posted_at timestamptz, lead_status text, replayed boolean)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
#variable_conflict use_column
declare s record; w record; t record; v_status text;
begin
  perform set_config('app.brand_id', p_brand::text, true);
  perform pg_advisory_xact_lock(hashtextextended(p_brand::text, 7));
  select l.id, l.input_hash, l.kind, l.posted_at, e.balance_after, x.status into t
    from public.ledger_transaction l
    left join public.ledger_entry e on e.brand_id = p_brand and e.transaction_id = l.id and e.account_version is not null
    left join public.sale y on y.brand_id = p_brand and y.id = l.reverses_sale_id
    left join public.lead x on x.brand_id = p_brand and x.id = y.lead_id
    where l.brand_id = p_brand and l.idempotency_key = p_key;
  if found then
    if t.input_hash <> p_hash or t.kind <> 'reversal' then
      raise exception 'the key was used with another input' using errcode = 'FL003';
    end if;
    return query select t.id, t.balance_after, t.posted_at, t.status, true;
    return;
  end if;
  select * into s from public.sale where brand_id = p_brand and id = p_sale for update;
  if not found then raise exception 'no such sale' using errcode = 'FL005'; end if;
  if s.reversed_at is not null then raise exception 'the sale is reversed already' using errcode = 'FL004'; end if;
  select * into w from public.ledger_account a where a.brand_id = p_brand and a.id = s.wallet_account_id and a.exact for update;
  if not found then raise exception 'no such wallet' using errcode = 'FL005'; end if;
  insert into public.ledger_transaction (brand_id, id, kind, idempotency_key, input_hash, reverses_sale_id, reason, actor_user_id, posted_at)
    values (p_brand, p_transaction, 'reversal', p_key, p_hash, p_sale, p_reason, p_actor, p_now);
  insert into public.ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at, balance_after, account_version)
    select p_brand, p_transaction, e.leg, e.account_id, -e.amount, p_now,
      case when e.account_version is not null then w.balance - e.amount end, case when e.account_version is not null then w.version + 1 end
    from public.ledger_entry e where e.brand_id = p_brand and e.transaction_id = p_sale;
  update public.ledger_account a set balance = w.balance + s.price_minor, version = w.version + 1
    where a.brand_id = p_brand and a.id = w.id;
  update public.sale set reversed_at = p_now where brand_id = p_brand and id = p_sale;
  update public.delivery set state = 'canceled', due_at = null, leased_until = null, settled_at = p_now, last_error = 'sale reversed'
    where brand_id = p_brand and sale_id = p_sale and state = 'pending';
  update public.lead l set
      places_taken = case when s.mode = 'exclusive' then 0 else l.places_taken - 1 end,
      status = case when s.mode = 'exclusive' or l.places_taken = 1 then 'unsold' else l.status end
    where l.brand_id = p_brand and l.id = s.lead_id returning l.status into v_status;
  return query select p_transaction, w.balance + s.price_minor, p_now, v_status, false;
end $$;

-- Accounts -----------------------------------------------------------------------------------------------------------
-- A buyer's wallet or a supplier's payable account.
create function kernel.open_account(p_brand uuid, p_account uuid, p_kind text, p_unit text, p_buyer uuid, p_supplier uuid)
returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
begin
  perform set_config('app.brand_id', p_brand::text, true);
  if not ((p_kind = 'wallet' and p_buyer is not null and p_supplier is null)
       or (p_kind = 'payable' and p_supplier is not null and p_buyer is null)) then
    raise exception 'a wallet is a buyer''s, a payable account a supplier''s' using errcode = 'FL006';
  end if;
  insert into public.ledger_account (brand_id, id, kind, unit, exact, buyer_id, supplier_id)
    select p_brand, p_account, p_kind, p_unit, p_kind = 'wallet', p_buyer, p_supplier from public.brand b where b.id = p_brand;
  if not found then raise exception 'no such brand' using errcode = 'FL005'; end if;
end $$;

-- The brand's own accounts, named by its row. Calling it again changes nothing.
create function kernel.open_brand_accounts(p_brand uuid)
returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
begin
  perform set_config('app.brand_id', p_brand::text, true);
  if not exists (select from public.brand b where b.id = p_brand) then
    raise exception 'no such brand' using errcode = 'FL005';
  end if;
  insert into public.ledger_account (brand_id, id, kind, unit, exact)
    select p_brand, a.id, a.kind, b.currency, false from public.brand b
    cross join lateral (values (b.revenue_account_id, 'revenue'), (b.cost_account_id, 'cost'), (b.adjustment_account_id, 'adjustment')) a(id, kind)
    where b.id = p_brand
    on conflict do nothing;
end $$;

-- Counters -----------------------------------------------------------------------------------------------------------
-- What the contract has bought in the current day, week, month and in total, counted from its sales: for a new contract, and
-- after its buyer moved to another time zone.
create function kernel.recount_contract(p_brand uuid, p_contract uuid, p_now timestamptz default null)
returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
declare v_now timestamptz; v_zone text; v_local timestamp;
begin
  perform set_config('app.brand_id', p_brand::text, true);
  perform pg_advisory_xact_lock(hashtextextended(p_brand::text, 7));
  select b.time_zone into v_zone from public.contract c join public.buyer b on b.brand_id = p_brand and b.id = c.buyer_id
    where c.brand_id = p_brand and c.id = p_contract;
  if not found then raise exception 'no such contract' using errcode = 'FL005'; end if;
  v_now := coalesce(p_now, clock_timestamp());
  v_local := v_now at time zone v_zone;
  insert into public.contract_counter as q (brand_id, contract_id, day, day_count, day_spent, week, week_count, week_spent,
      month, month_count, month_spent, total_count, total_spent, last_sold_at)
    select p_brand, p_contract,
      v_local::date, count(*) filter (where t.local::date = v_local::date), coalesce(sum(t.price) filter (where t.local::date = v_local::date), 0),
      date_trunc('week', v_local)::date, count(*) filter (where date_trunc('week', t.local) = date_trunc('week', v_local)),
      coalesce(sum(t.price) filter (where date_trunc('week', t.local) = date_trunc('week', v_local)), 0),
      date_trunc('month', v_local)::date, count(*) filter (where date_trunc('month', t.local) = date_trunc('month', v_local)),
      coalesce(sum(t.price) filter (where date_trunc('month', t.local) = date_trunc('month', v_local)), 0),
      count(*), coalesce(sum(t.price), 0), max(t.sold_at)
    from (select s.sold_at at time zone v_zone as local, s.price_minor as price, s.sold_at from public.sale s
      where s.brand_id = p_brand and s.contract_id = p_contract) t
  on conflict (brand_id, contract_id) do update set
    day = excluded.day, day_count = excluded.day_count, day_spent = excluded.day_spent,
    week = excluded.week, week_count = excluded.week_count, week_spent = excluded.week_spent,
    month = excluded.month, month_count = excluded.month_count, month_spent = excluded.month_spent,
    total_count = excluded.total_count, total_spent = excluded.total_spent, last_sold_at = excluded.last_sold_at, terms_until = 'epoch';
end $$;

-- What a sale needs to know of contracts, worked out anew where it is not that of today and of the contract's present terms: the
-- counters roll into the current periods, the least left of caps and of budgets is found. All periods lose the same by a sale, so
-- the least stays the least until then. Called by the kernel's own functions alone, under the brand's lock.
create function kernel.renew_counters(p_brand uuid, p_contract uuid[], p_now timestamptz)
returns void language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.contract_counter q set
    day = u.today, day_count = u.day_n, day_spent = u.day_s, week = u.this_week, week_count = u.week_n, week_spent = u.week_s,
    month = u.this_month, month_count = u.month_n, month_spent = u.month_s,
    cap_left = coalesce(least((c.cap_day - u.day_n) * 4::bigint, (c.cap_week - u.week_n) * 4::bigint + 1,
      (c.cap_month - u.month_n) * 4::bigint + 2, (c.cap_total - q.total_count) * 4::bigint + 3), 1::bigint << 60),
    budget_left = coalesce(least((c.budget_day_minor - u.day_s) * 4, (c.budget_week_minor - u.week_s) * 4 + 1,
      (c.budget_month_minor - u.month_s) * 4 + 2, (c.budget_total_minor - q.total_spent) * 4 + 3), 1::bigint << 60),
    -- Until the day ends for the first time: where clocks are set back over midnight (Azores, Havana), midnight comes twice, and
    -- as a local time it names the second. By the offset of now it is the first, and never too late.
    terms_version = c.routing_version, terms_from = u.at,
    terms_until = least((u.today + 1)::timestamp at time zone b.time_zone, ((u.today + 1)::timestamp - (u.local - (u.at at time zone 'UTC'))) at time zone 'UTC'),
    block = case when c.status <> 'active' then 4 when b.status <> 'active' then 5 else 0 end,
    price_exclusive = case when c.mode <> 'shared' then c.price_exclusive_minor end,
    price_shared = case when c.mode <> 'exclusive' then c.price_shared_minor end,
    wallet_account_id = b.wallet_account_id, buyer_id = c.buyer_id,
    endpoints = (select coalesce(array_agg(e.id order by u.o), '{}')::text from unnest(c.endpoint_ids) with ordinality u(id, o)
      join public.endpoint e on e.brand_id = p_brand and e.id = u.id and e.buyer_id = c.buyer_id)
  from public.contract c
  join public.contract_counter k on k.brand_id = p_brand and k.contract_id = c.id
  join public.buyer b on b.brand_id = p_brand and b.id = c.buyer_id
  cross join lateral (select l.at, l.local, l.local::date as today, date_trunc('week', l.local)::date as this_week, date_trunc('month', l.local)::date as this_month
    from (select greatest(p_now, k.last_sold_at) as at, greatest(p_now, k.last_sold_at) at time zone b.time_zone as local) l) p
  cross join lateral (select p.*,
    case when k.day = p.today then k.day_count else 0 end as day_n, case when k.day = p.today then k.day_spent else 0 end as day_s,
    case when k.week = p.this_week then k.week_count else 0 end as week_n, case when k.week = p.this_week then k.week_spent else 0 end as week_s,
    case when k.month = p.this_month then k.month_count else 0 end as month_n, case when k.month = p.this_month then k.month_spent else 0 end as month_s) u
  where q.brand_id = p_brand and q.contract_id = c.id and c.brand_id = p_brand and c.id = any(p_contract)
    and not (q.wallet_account_id is not null and q.terms_version = c.routing_version and p_now >= q.terms_from and p_now < q.terms_until);
end $$;
alter function kernel.renew_counters owner to fairlead_kernel;
revoke all on function kernel.renew_counters from public;

-- A new contract's counter: it has sold nothing, so nothing is counted and no lock is needed.
create function kernel.open_contract(p_brand uuid, p_contract uuid)
returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp set app.brand_id = ''
as $$
begin
  perform set_config('app.brand_id', p_brand::text, true);
  insert into public.contract_counter (brand_id, contract_id, day, week, month)
    select p_brand, c.id, l.now::date, date_trunc('week', l.now)::date, date_trunc('month', l.now)::date
    from public.contract c join public.buyer b on b.brand_id = p_brand and b.id = c.buyer_id
    cross join lateral (select now() at time zone b.time_zone as now) l
    where c.brand_id = p_brand and c.id = p_contract;
  if not found then raise exception 'no such contract' using errcode = 'FL005'; end if;
end $$;

do $$
declare f text;
begin
  foreach f in array array['post_adjustment', 'set_credit_limit', 'freeze_wallet', 'reverse_sale', 'open_account', 'open_brand_accounts', 'recount_contract', 'open_contract'] loop
    execute format('alter function kernel.%I owner to fairlead_kernel', f);
    execute format('revoke all on function kernel.%I from public', f);
    execute format('grant execute on function kernel.%I to fairlead_app', f);
  end loop;
end $$;
-- The platform makes brands.
grant execute on function kernel.open_brand_accounts to fairlead_platform;
