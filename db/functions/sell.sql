-- kernel.sell: one batch of leads of one brand, decided, paid and stored in one call. See lib/wallet/README.md.
--
-- Everything that decides is read here, after the brand's lock: memory's proposal is a hint. The caller is db/kernel.ts, which
-- documents the arrays. Conventions: arrays of leads run 1..n, of contracts 1..k (ascending by id), of candidates 1..c; texts
-- come as one text, parted by \x1f, with \x1e for null: an array literal costs twice as much here and four times in the caller.
--   p_rule    per inlet  1 email, 2 phone, 4 person, 8 all of them, 16 whole brand, 32 hold, 64 allow, 128 unsold goes to the shop
--   p_flags   per lead   1 new (else a stored lead sold again), 2 test, 4 has more candidates
--   p_text    18 texts a lead, the first two its idempotency key and the request's hash
--   p_seed    what the ids of a lead's sales and their deliveries are made of: its last four digits, 0001, count the sales
--   p_what    1 some lead has an idempotency key, 2 some lead is sold again, 4 some inlet allows duplicates,
--             8 some two leads share an e-mail address, a phone number or a person
--   p_terms   per contract  its routing_version when p_version was the brand's
--   p_cand_rule          mode (1 exclusive, 2 shared), 4 outbid when too late, the stage's most sales << 3 (0: no limit), stage << 8
--   p_cand_pos           subscript in p_trail of the second number of the candidate's triple
-- `sold`: a row a sale: lead, contract, its candidate's rule, price, payout, the wallet's balance and version after it, the place
-- in the trail, the wallet's first contract.
-- Outcome kinds: 1 decided, 2 replay, 3 again (nothing written: propose anew in the next batch), 4 no such lead.
-- Statuses: kernel.status_words(). Codes: lib/routing/verdict.ts; -1 not walked.
-- Of a small batch the most goes into making expressions and statements ready, each about 1 µs: few of them lie on the way that
-- most leads go.
create function kernel.sell(
  p_brand uuid, p_version bigint,
  p_inlet uuid[], p_rule int[], p_window int[], p_bps int[],
  p_lead uuid[], p_seed uuid[], p_in int[], p_flags int[], p_preset int[], p_shares int[],
  p_email_key uuid[], p_phone_key uuid[], p_person_key uuid[], p_lat float8[], p_lng float8[], p_what int, p_text text,
  p_contract uuid[], p_terms bigint[], p_cand int[], p_cand_rule int[], p_cand_pos int[], p_cand_off int[], p_trail int[], p_trail_off int[],
  -- The clock, for seeds and tests; doors never pass it.
  p_now timestamptz default null,
  out kinds int[], out statuses int[], out related uuid[], out hash_matches boolean[], out codes int[],
  out sale_id uuid[], out sold bigint[])
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set app.brand_id = ''
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
#variable_conflict use_column
declare
  n constant int := cardinality(p_lead);
  k constant int := cardinality(p_contract);
  v_set text; v_now timestamptz; v_last timestamptz; v_version bigint; v_revenue uuid; v_cost uuid;
  v_supplier uuid[]; v_category uuid[]; v_payable uuid[];
  t text[] := string_to_array(p_text, E'\x1f', E'\x1e');
  v_max int[] := p_shares; v_taken int[] := array_fill(0, array[n]);
  v_owned bigint[]; dup_o int[]; dup_of uuid[];
  v_buyer uuid[]; v_endpoints text[]; v_wallet uuid[]; v_fresh boolean; v_renewed timestamptz; v_wi int[]; v bigint[]; v0 bigint[];
  v_trail int[] := p_trail;
  i int; j int; x int; y int; r int; c int; m int; s int := 0; a bigint; row_ record;
begin
  -- Assigned, not performed: half the cost.
  v_set := set_config('app.brand_id', p_brand::text, true) || pg_advisory_xact_lock(hashtextextended(p_brand::text, 7))::text;
  -- Not now(): the transaction may have begun before the batch ahead of it, and time must not run backwards between the two.
  if cardinality(p_inlet) = 1 then -- most batches; the general form costs 20 µs more
    select coalesce(p_now, clock_timestamp()), b.routing_version, b.revenue_account_id, b.cost_account_id, array[s.supplier_id], array[s.category_id], array[s.payable_account_id]
      into v_now, v_version, v_revenue, v_cost, v_supplier, v_category, v_payable
      from public.brand b
      left join (select s.supplier_id, s.category_id, u.payable_account_id
        from public.source s join public.supplier u on u.brand_id = p_brand and u.id = s.supplier_id
        where s.brand_id = p_brand and s.id = p_inlet[1]) s on true
      where b.id = p_brand and b.archived_at is null;
  else
    select coalesce(p_now, clock_timestamp()), b.routing_version, b.revenue_account_id, b.cost_account_id, s.supplier_id, s.category_id, s.payable_account_id
      into v_now, v_version, v_revenue, v_cost, v_supplier, v_category, v_payable
      from public.brand b
      left join lateral (select array_agg(z.supplier_id) as supplier_id, array_agg(z.category_id) as category_id, array_agg(z.payable_account_id) as payable_account_id
        from (select s.supplier_id, s.category_id, u.payable_account_id from unnest(p_inlet) with ordinality l(id, o)
          join public.source s on s.brand_id = p_brand and s.id = l.id
          join public.supplier u on u.brand_id = p_brand and u.id = s.supplier_id order by l.o) z) s on true
      where b.id = p_brand and b.archived_at is null;
  end if;
  if v_version is distinct from p_version or v_supplier[1] is null or cardinality(v_supplier) <> cardinality(p_inlet)
    or current_setting('transaction_isolation') <> 'read committed'
  then
    if v_version is null then raise exception 'no such brand' using errcode = 'FL005';
    elsif v_version <> p_version then raise exception 'routing has moved from version % to %', p_version, v_version using errcode = 'FL001';
    elsif current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'the kernel reads what is committed, not a snapshot' using errcode = 'FL006';
    else raise exception 'a source is not of this brand' using errcode = 'FL005';
    end if;
  end if;

  kinds := array_fill(1, array[n]); statuses := p_preset; -- the others are made when there is something to say
  codes := array_fill(-1, array[cardinality(p_cand)]);

  -- Stored leads that are sold again: state and places come from the row.
  if p_what & 2 = 2 then
    if (select count(distinct id) from unnest(p_lead) id) < n then
      raise exception 'a lead stands twice in the batch' using errcode = 'FL006';
    end if;
    for row_ in
      select o, l.id, l.places_taken, l.max_shares
      from generate_series(1, n) o
      left join public.lead l on l.brand_id = p_brand and l.id = p_lead[o] and l.source_id = p_inlet[p_in[o]] and not l.test
        and l.status in ('sold', 'listed', 'unsold', 'held') and l.erased_at is null
      where p_flags[o] & 1 = 0
    loop
      if row_.id is null then kinds[row_.o] := 4;
      else v_max[row_.o] := row_.max_shares; v_taken[row_.o] := row_.places_taken; end if;
    end loop;
  end if;

  -- Idempotency: what is stored under the key is answered again; the second one in the batch waits for the first.
  if p_what & 1 = 1 then
    related := array_fill(null::uuid, array[n]); hash_matches := array_fill(null::boolean, array[n]);
    for row_ in
      select o, l.id, l.request_hash is not distinct from t[o * 18 - 16] as same
      from generate_series(1, n) o
      join public.lead l on l.brand_id = p_brand and l.source_id = p_inlet[p_in[o]] and l.idempotency_key = t[o * 18 - 17]
      where p_flags[o] & 1 = 1
    loop
      kinds[row_.o] := 2; related[row_.o] := row_.id; hash_matches[row_.o] := row_.same;
    end loop;
    if n > 1 then
      for row_ in
        select z.o from (select o, row_number() over (partition by p_in[o], t[o * 18 - 17] order by o) as nth
          from generate_series(1, n) o where t[o * 18 - 17] is not null and p_flags[o] & 1 = 1) z where z.nth > 1
      loop
        if kinds[row_.o] = 1 then kinds[row_.o] := 3; end if;
      end loop;
    end if;
  end if;

  -- Duplicates of stored leads. `test::int = 0`: nothing to the planner, which, while it knows no figures, might take the index of
  -- leads that are no tests for as good as the one by key. Null equals nothing; with "all", the first key of the rule finds and the others must agree.
  if cardinality(p_rule) = 1 and p_rule[1] & 28 = 0 then
    select array_agg(d.o), array_agg(d.original) into dup_o, dup_of from (
      select z.o, coalesce(
        (select l.id from public.lead l where l.brand_id = p_brand and l.email_key = z.email and l.received_at > z.since
          and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and l.category_id = z.category order by l.received_at limit 1),
        (select l.id from public.lead l where l.brand_id = p_brand and l.phone_key = z.phone and l.received_at > z.since
          and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and l.category_id = z.category order by l.received_at limit 1)) as original
      from (select o, case when p_rule[p_in[o]] & 1 <> 0 then p_email_key[o] end as email, case when p_rule[p_in[o]] & 2 <> 0 then p_phone_key[o] end as phone,
          v_category[p_in[o]] as category, v_now - make_interval(days => p_window[p_in[o]]) as since
        from generate_series(1, n) o where kinds[o] = 1 and p_preset[o] = 0 and p_flags[o] & 1 = 1 and p_rule[p_in[o]] & 64 = 0 offset 0) z offset 0) d
    where d.original is not null;
  else -- what persons, "all" and other categories ask for: 25 µs a batch more
    select array_agg(d.o), array_agg(d.original) into dup_o, dup_of from (
      select z.o, coalesce(
        case when z.rule & 1 <> 0 then (
          select l.id from public.lead l where l.brand_id = p_brand and l.email_key = p_email_key[z.o] and l.received_at > z.since
            and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)
            and (z.rule & 8 = 0 or ((z.rule & 2 = 0 or l.phone_key = p_phone_key[z.o]) and (z.rule & 4 = 0 or l.person_key = p_person_key[z.o])))
          order by l.received_at limit 1) end,
        case when z.rule & 2 <> 0 and z.rule & 9 <> 9 then (
          select l.id from public.lead l where l.brand_id = p_brand and l.phone_key = p_phone_key[z.o] and l.received_at > z.since
            and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)
            and (z.rule & 8 = 0 or z.rule & 4 = 0 or l.person_key = p_person_key[z.o])
          order by l.received_at limit 1) end,
        case when z.rule & 4 <> 0 and (z.rule & 8 = 0 or z.rule & 3 = 0) then (
          select l.id from public.lead l where l.brand_id = p_brand and l.person_key = p_person_key[z.o] and l.received_at > z.since
            and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)
          order by l.received_at limit 1) end) as original
      from (select o, p_rule[p_in[o]] as rule, v_category[p_in[o]] as category, v_now - make_interval(days => p_window[p_in[o]]) as since
        from generate_series(1, n) o where kinds[o] = 1 and p_preset[o] = 0 and p_flags[o] & 1 = 1 and p_rule[p_in[o]] & 64 = 0 offset 0) z offset 0) d
    where d.original is not null;
  end if;
  if dup_o is not null then
    related := coalesce(related, array_fill(null::uuid, array[n]));
    for x in 1..cardinality(dup_o) loop
      related[dup_o[x]] := dup_of[x];
      statuses[dup_o[x]] := case when p_rule[p_in[dup_o[x]]] & 32 <> 0 then 4 else 5 end;
    end loop;
  end if;

  -- Duplicates inside the batch: the later one waits for the next batch, where rows decide.
  if p_what & 8 <> 0 then
    for row_ in
      with z as materialized (
        select o, p_rule[p_in[o]] as rule, v_category[p_in[o]] as category, p_email_key[o] as e, p_phone_key[o] as p, p_person_key[o] as q, kinds[o] as kind, statuses[o] as st
        from generate_series(1, n) o where kinds[o] in (1, 3) and statuses[o] in (0, 4) and p_flags[o] & 2 = 0)
      select distinct l.o from z l join z r
        on r.o < l.o and (l.rule & 16 <> 0 or r.category = l.category)
        and case when l.rule & 8 = 0
          then l.rule & 1 <> 0 and l.e = r.e or l.rule & 2 <> 0 and l.p = r.p or l.rule & 4 <> 0 and l.q = r.q
          else (l.rule & 1 = 0 or l.e = r.e) and (l.rule & 2 = 0 or l.p = r.p) and (l.rule & 4 = 0 or l.q = r.q) end
      where l.kind = 1 and l.st = 0
    loop
      kinds[row_.o] := 3;
    end loop;
  end if;

  -- Plans are made once, perhaps while a table is empty, and kept: `lateral … offset 0`, and equalities that a planner believes
  -- to be rare, make it go from the batch to the tables by key and never the other way round.
  -- Contracts with their counters and wallets. No row locks: every writer of these rows holds the brand's lock, which is ours.
  -- What the counter says of caps and terms may be of yesterday, or of the contract as it was: then it is renewed and read again.
  -- v[x]: 1 what blocks contract x, 2 its price exclusive, 3 shared, 4 cap left, 5 budget left; of its wallet: 6 available, 7 floor,
  -- 8 version. One array of them all, because each aggregate costs a small batch what a row costs. A cap is kept as left * 4 +
  -- period (0 day, 1 week, 2 month, 3 total), so that the least of them carries the name of the tightest. A wallet stands at its
  -- first contract (v_wi).
  if k > 0 then
    loop
      select array_agg(e.buyer_id), array_agg(e.endpoints), array_agg(e.wallet_account_id), max(e.last_sold_at), bool_and(e.fresh),
          array_agg(array[e.block, e.price_exclusive, e.price_shared, e.cap_left, e.budget_left, e.avail, e.floor, e.version])
        into v_buyer, v_endpoints, v_wallet, v_last, v_fresh, v
        from unnest(p_contract, p_terms) l(id, terms)
        cross join lateral (
          select q.buyer_id, q.endpoints, q.wallet_account_id, q.last_sold_at, q.block, q.price_exclusive, q.price_shared, q.cap_left, q.budget_left,
            q.terms_version is not distinct from l.terms and v_now >= q.terms_from and v_now < q.terms_until as fresh,
            case when g.frozen_at is null then g.balance - g.floor else -1 end as avail, g.floor, g.version
          from public.contract_counter q
          join public.ledger_account g on g.brand_id = p_brand and g.id = q.wallet_account_id and g.exact
          where q.brand_id = p_brand and q.contract_id = l.id offset 0) e;
      exit when v_fresh and cardinality(v_buyer) = k and (v_last is null or v_last <= v_now);
      if v_last > v_now then v_now := v_last; -- the clock was set back: no sale is dated before the one it follows
      elsif v_renewed = v_now then raise exception 'a contract is not of this brand' using errcode = 'FL005';
      else
        perform kernel.renew_counters(p_brand, p_contract, v_now);
        v_renewed := v_now;
      end if;
    end loop;
    v0 := v;
    if k > 32 then
      select array_agg(z.wi) into v_wi from (select min(o) over (partition by w) as wi from unnest(v_wallet) with ordinality u(w, o) order by o) z;
    end if;
    for x in 1..k loop
      if p_contract[x] <= p_contract[x - 1] then raise exception 'contracts must ascend' using errcode = 'FL006'; end if;
      if k <= 32 then v_wi[x] := array_position(v_wallet, v_wallet[x]); end if;
    end loop;

    -- Buyers who own the lead, or one of the same person inside the window, where that alone does not decide.
    if p_what & 6 <> 0 then
      select array_agg(distinct z.o * 1000000::bigint + b.wi) into v_owned
      from (select o, p_rule[p_in[o]] as rule, v_category[p_in[o]] as category, v_now - make_interval(days => p_window[p_in[o]]) as since
        from generate_series(1, n) o where kinds[o] = 1 and p_preset[o] = 0 and (p_flags[o] & 1 = 0 or p_rule[p_in[o]] & 64 <> 0) offset 0) z
      cross join lateral (
        select p_lead[z.o] as id
        union all select l.id from public.lead l where z.rule & 1 <> 0 and l.brand_id = p_brand and l.email_key = p_email_key[z.o]
          and l.received_at > z.since and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)
          and (z.rule & 8 = 0 or ((z.rule & 2 = 0 or l.phone_key = p_phone_key[z.o]) and (z.rule & 4 = 0 or l.person_key = p_person_key[z.o])))
        union all select l.id from public.lead l where z.rule & 2 <> 0 and z.rule & 9 <> 9 and l.brand_id = p_brand and l.phone_key = p_phone_key[z.o]
          and l.received_at > z.since and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)
          and (z.rule & 8 = 0 or z.rule & 4 = 0 or l.person_key = p_person_key[z.o])
        union all select l.id from public.lead l where z.rule & 4 <> 0 and (z.rule & 8 = 0 or z.rule & 3 = 0) and l.brand_id = p_brand and l.person_key = p_person_key[z.o]
          and l.received_at > z.since and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and (z.rule & 16 <> 0 or l.category_id = z.category)) q
      join public.sale u on u.brand_id = p_brand and u.lead_id = q.id
      join (select distinct buyer, wi from unnest(v_buyer, v_wi) u(buyer, wi)) b on b.buyer = u.buyer_id;
    end if;
  end if;

  -- The walk: in order of arrival, each lead's candidates in order of preference, every effect of the batch seen at once. A lead's
  -- sales are those behind m.
  for i in 1..n loop
    continue when statuses[i] <> 0 or kinds[i] <> 1;
    if p_flags[i] & 3 <> 1 and (p_flags[i] & 2 = 2 or p_what & 2 = 0) then
      raise exception 'a test lead is never sold, and a lead sold again is announced' using errcode = 'FL006';
    end if;
    m := s;
    for j in p_cand_off[i]..p_cand_off[i + 1] - 1 loop
      -- A contract that sells either way may stand twice on one triple: what was sold there stays.
      continue when s > m and p_cand_pos[j] = any(sold[m + 1:s][8:8]);
      x := p_cand[j]; r := p_cand_rule[j];
      if v_taken[i] >= v_max[i] or (v_taken[i] > 0 and r & 3 = 1) then c := case when r & 4 <> 0 then 3 else 2 end;
      -- Stages come in order: where the last sales but so many is of this one, it has had its most.
      elsif r & 248 <> 0 and s - m >= (r >> 3) & 31 and sold[s + 1 - ((r >> 3) & 31)][3] >> 8 = r >> 8 then c := 1;
      elsif v[x][1] <> 0 then c := v[x][1];
      elsif v[x][4] < 4 then c := 10 + (v[x][4] & 3);
      else
        y := v_wi[x]; a := case when r & 3 = 1 then v[x][2] else v[x][3] end;
        if v[x][5] < a * 4 then c := 14 + (v[x][5] & 3);
        elsif (s > m and y = any(sold[m + 1:s][9:9])) or (v_owned is not null and i * 1000000::bigint + y = any(v_owned)) then c := 18;
        elsif v[y][6] >= a then
          c := 0; s := s + 1;
          v[x][4] := v[x][4] - 4; v[x][5] := v[x][5] - a * 4; v[y][6] := v[y][6] - a; v[y][8] := v[y][8] + 1;
          v_taken[i] := case when r & 3 = 1 then v_max[i] else v_taken[i] + 1 end;
          if s = m + 1 then sale_id[s] := p_seed[i];
          else sale_id[s] := (left(p_seed[i]::text, 34) || lpad(to_hex(s - m), 2, '0'))::uuid; end if;
          sold := sold || array[[i, x, r, a, (a * p_bps[p_in[i]] + 5000) / 10000, v[y][6] + v[y][7], v[y][8], p_cand_pos[j], y]];
        elsif a is null then raise exception 'the contract does not sell that way' using errcode = 'FL006';
        else c := 20;
        end if;
      end if;
      codes[j] := c;
      v_trail[p_cand_pos[j]] := (v_trail[p_cand_pos[j]] & -4096) | c;
    end loop;
    if s = m and p_flags[i] & 4 <> 0 then kinds[i] := 3;
    else statuses[i] := case when v_taken[i] > 0 then 1 when p_rule[p_in[i]] & 128 <> 0 then 2 else 3 end;
    end if;
  end loop;

  insert into public.lead (brand_id, id, category_id, source_id, supplier_id, idempotency_key, request_hash, external_id, sub_source, test, status, intake_status, reasons, duplicate_of,
    received_at, first_name, last_name, email, phone, street, country, postal_code, city, state, lat, lng, email_key, phone_key, person_key,
    fields, extra, consent, flags, max_shares, places_taken)
  select p_brand, p_lead[o], v_category[x], p_inlet[x], v_supplier[x], r[1], r[2], r[3], r[4], p_flags[o] & 2 <> 0, word, word,
    case when related[o] is not null then kernel.duplicate_reasons() else r[5]::jsonb end, related[o],
    v_now, r[6], r[7], r[8], r[9], r[10], r[11], r[12], r[13], r[14], p_lat[o], p_lng[o], p_email_key[o], p_phone_key[o], p_person_key[o],
    coalesce(r[15]::jsonb, '{}'), r[16]::jsonb, r[17]::jsonb, string_to_array(r[18], ','), v_max[o], v_taken[o]
  from (select o, p_in[o] as x, (kernel.status_words())[statuses[o]] as word, t[o * 18 - 17:o * 18] as r from generate_series(1, n) o where kinds[o] = 1 and p_flags[o] & 1 = 1 offset 0) z;
  if p_what & 2 = 2 then
    update public.lead l set status = (kernel.status_words())[statuses[o]], places_taken = v_taken[o]
    from generate_series(1, n) o where kinds[o] = 1 and p_flags[o] & 1 = 0 and l.brand_id = p_brand and l.id = p_lead[o];
  end if;

  if s > 0 then
    insert into public.sale (brand_id, id, lead_id, contract_id, buyer_id, supplier_id, category_id, wallet_account_id, mode, origin, price_minor, payout_minor, sold_at)
    select p_brand, sale_id[z], p_lead[sold[z][1]], p_contract[sold[z][2]], v_buyer[sold[z][2]], v_supplier[p_in[sold[z][1]]], v_category[p_in[sold[z][1]]], v_wallet[sold[z][2]],
      case sold[z][3] & 3 when 1 then 'exclusive' else 'shared' end, 'push', sold[z][4], sold[z][5], v_now
    from generate_series(1, s) z;
    -- Four legs a sale. Not from a list of `values`: that is made ready anew for each sale.
    insert into public.ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at, balance_after, account_version)
    select p_brand, sale_id[z], leg, case leg when 0 then v_wallet[sold[z][2]] when 1 then v_revenue when 2 then v_cost else v_payable[p_in[sold[z][1]]] end,
      case leg when 0 then -sold[z][4] when 1 then sold[z][4] when 2 then -sold[z][5] else sold[z][5] end, v_now,
      case leg when 0 then sold[z][6] end, case leg when 0 then sold[z][7] end
    from generate_series(1, s) z cross join generate_series(0, 3) leg
    where leg < 2 or sold[z][5] > 0;
    update public.ledger_account w set balance = v[z][6] + v[z][7], version = v[z][8]
    from generate_series(1, k) z where v_wi[z] = z and (v[z][8] > v0[z][8])::int = 1 and w.brand_id = p_brand and w.id = v_wallet[z];
    update public.contract_counter q set
      day_count = day_count + u.n, day_spent = day_spent + u.spent, week_count = week_count + u.n, week_spent = week_spent + u.spent,
      month_count = month_count + u.n, month_spent = month_spent + u.spent, total_count = total_count + u.n, total_spent = total_spent + u.spent,
      last_sold_at = v_now, cap_left = v[z][4], budget_left = v[z][5]
    from generate_series(1, k) z, lateral (select ((v0[z][4] - v[z][4]) / 4)::int as n, (v0[z][5] - v[z][5]) / 4 as spent offset 0) u
    where (v[z][4] < v0[z][4])::int = 1 and q.brand_id = p_brand and q.contract_id = p_contract[z];
    -- To a disabled endpoint, too: the worker cancels that one and says why. The first shares its sale's id.
    insert into public.delivery (brand_id, id, sale_id, lead_id, buyer_id, endpoint_id, state, due_at, created_at)
    select p_brand, case o when 1 then sale_id[z] else overlay(sale_id[z]::text placing lpad(to_hex(o), 2, '0') from 33)::uuid end,
      sale_id[z], p_lead[sold[z][1]], v_buyer[sold[z][2]], id, 'pending', v_now, v_now
    from generate_series(1, s) z cross join lateral unnest(v_endpoints[sold[z][2]]::uuid[]) with ordinality u(id, o);
  end if;

  with flat as materialized (select v_trail as trail) -- once: a slice of the variable itself would copy all of it for each lead
  insert into public.decision (brand_id, lead_id, decided_at, routing_version, trail)
    select p_brand, p_lead[o], v_now, p_version, f.trail[p_trail_off[o]:p_trail_off[o + 1] - 1]
    from generate_series(1, n) o cross join flat f
    where kinds[o] = 1 and (p_trail_off[o + 1] > p_trail_off[o] or (statuses[o] = 1 and p_flags[o] & 2 = 0));

end $$;
alter function kernel.sell owner to fairlead_kernel;
revoke all on function kernel.sell from public;
grant execute on function kernel.sell to fairlead_app;

create function kernel.status_words() returns text[] language sql immutable
return '{sold,listed,unsold,held,duplicate,rejected}'::text[];
alter function kernel.status_words owner to fairlead_kernel;
revoke all on function kernel.status_words from public;

-- What a duplicate's row says of itself; DUPLICATE_REASON in lib/leads/lead-reasons.ts says the same in the answer.
create function kernel.duplicate_reasons() returns jsonb language sql immutable
return '[{"code":"duplicate","message":"The same person was received before, inside the window for duplicates."}]'::jsonb;
alter function kernel.duplicate_reasons owner to fairlead_kernel;
revoke all on function kernel.duplicate_reasons from public;
