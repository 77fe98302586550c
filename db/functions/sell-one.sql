-- kernel.sell_one: kernel.sell's leaner twin for the commonest batch, one new lead that is sold whole or not at all. Arrays of one
-- and statements over them cost half of such a batch. It decides exactly as kernel.sell does, which explains the rules, the codes
-- and the parameters; db/kernel-one.ts picks who comes here: no test lead, no preset status, exclusive candidates only, a rule for
-- duplicates that compares email or phone, each for itself.
--   p_sale      the sale's id, should there be one
--   p_flags     4 has more candidates
--   p_contract  the candidates' contracts, in order of preference; p_terms beside them
-- Answers a kind (1 decided, 2 replay, 3 again) and a status as kernel.sell does; `winner` is the subscript of who bought.
create function kernel.sell_one(
  p_brand uuid, p_version bigint, p_source uuid, p_rule int, p_window int, p_bps int,
  p_lead uuid, p_sale uuid, p_flags int, p_shares int,
  p_email_key uuid, p_phone_key uuid, p_person_key uuid, p_lat float8, p_lng float8, p_text text,
  p_contract uuid[], p_terms bigint[], p_cand_rule int[], p_cand_pos int[], p_trail int[],
  p_now timestamptz default null,
  out kind int, out status int, out related uuid, out hash_matches boolean, out winner int, out price bigint, out payout bigint, out codes int[])
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set app.brand_id = ''
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
#variable_conflict use_column
declare
  t text[] := string_to_array(p_text, E'\x1f', E'\x1e');
  v_trail int[] := p_trail;
  v_set text; v_now timestamptz; v_since timestamptz; v_email uuid; v_phone uuid; v_word text; v_taken int := 0; v_pos int; c int;
  v_version bigint; v_revenue uuid; v_cost uuid; v_supplier uuid; v_category uuid; v_payable uuid;
  v_contract uuid; v_buyer uuid; v_endpoints text; v_wallet uuid; v_last timestamptz; v_fresh boolean; v_renewed timestamptz;
  v_block bigint; v_price bigint; v_cap bigint; v_budget bigint; v_available bigint; v_balance bigint; v_account_version bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the kernel reads what is committed, not a snapshot' using errcode = 'FL006';
  end if;
  if p_rule & 92 <> 0 then raise exception 'this rule for duplicates is for kernel.sell' using errcode = 'FL006'; end if;
  v_set := set_config('app.brand_id', p_brand::text, true);
  v_set := pg_advisory_xact_lock(hashtextextended(p_brand::text, 7))::text;
  v_now := coalesce(p_now, clock_timestamp());
  select b.routing_version, b.revenue_account_id, b.cost_account_id, s.supplier_id, s.category_id, s.payable_account_id
    into v_version, v_revenue, v_cost, v_supplier, v_category, v_payable
    from public.brand b
    left join (select s.supplier_id, s.category_id, u.payable_account_id
      from public.source s join public.supplier u on u.brand_id = p_brand and u.id = s.supplier_id
      where s.brand_id = p_brand and s.id = p_source) s on true
    where b.id = p_brand and b.archived_at is null;
  if not found then raise exception 'no such brand' using errcode = 'FL005'; end if;
  if v_version <> p_version then
    raise exception 'routing has moved from version % to %', p_version, v_version using errcode = 'FL001';
  end if;
  if v_supplier is null then raise exception 'a source is not of this brand' using errcode = 'FL005'; end if;

  codes := array_fill(-1, array[cardinality(p_contract)]);
  if t[1] is not null then
    select l.id, l.request_hash is not distinct from t[2] into related, hash_matches
      from public.lead l where l.brand_id = p_brand and l.source_id = p_source and l.idempotency_key = t[1];
    if found then
      kind := 2;
      return;
    end if;
  end if;

  v_since := v_now - make_interval(days => p_window);
  -- What the rule does not compare is null here, and null equals nothing.
  v_email := case when p_rule & 1 <> 0 then p_email_key end;
  v_phone := case when p_rule & 2 <> 0 then p_phone_key end;
  select coalesce(
      (select l.id from public.lead l where l.brand_id = p_brand and l.email_key = v_email and l.received_at > v_since
        and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and l.category_id = v_category order by l.received_at limit 1),
      (select l.id from public.lead l where l.brand_id = p_brand and l.phone_key = v_phone and l.received_at > v_since
        and l.test::int = 0 and l.status in ('sold', 'listed', 'unsold', 'held') and l.category_id = v_category order by l.received_at limit 1))
    into related;
  if related is not null then status := case when p_rule & 32 <> 0 then 4 else 5 end;
  else
    for j in 1..cardinality(p_contract) loop
      v_pos := p_cand_pos[j];
      if winner is not null then
        -- Asked twice on one triple: what was sold there stays.
        continue when v_pos = p_cand_pos[winner];
        c := case when p_cand_rule[j] & 4 <> 0 then 3 else 2 end;
      else
        if p_cand_rule[j] & 3 <> 1 then raise exception 'a shared sale is for kernel.sell' using errcode = 'FL006'; end if;
        v_contract := p_contract[j];
        loop
          select q.buyer_id, q.endpoints, q.wallet_account_id, q.last_sold_at,
              q.terms_version = p_terms[j] and v_now >= q.terms_from and v_now < q.terms_until, q.block, q.price_exclusive, q.cap_left, q.budget_left,
              case when g.frozen_at is null then g.balance - g.floor else -1 end, g.balance, g.version
            into v_buyer, v_endpoints, v_wallet, v_last, v_fresh, v_block, v_price, v_cap, v_budget, v_available, v_balance, v_account_version
            from public.contract_counter q
            join public.ledger_account g on g.brand_id = p_brand and g.id = q.wallet_account_id and g.exact
            where q.brand_id = p_brand and q.contract_id = v_contract;
          exit when v_fresh and (v_last is null or v_last <= v_now);
          if v_last > v_now then v_now := v_last; -- the clock was set back
          elsif v_renewed = v_now then raise exception 'a contract is not of this brand' using errcode = 'FL005';
          else
            perform kernel.renew_counters(p_brand, p_contract, v_now);
            v_renewed := v_now;
          end if;
        end loop;
        if v_block <> 0 then c := v_block;
        elsif v_cap < 4 then c := 10 + (v_cap & 3);
        elsif v_price is null then raise exception 'the contract does not sell that way' using errcode = 'FL006';
        elsif v_budget < v_price * 4 then c := 14 + (v_budget & 3);
        elsif v_available < v_price then c := 20;
        else
          c := 0;
          winner := j;
        end if;
      end if;
      codes[j] := c;
      v_trail[v_pos] := (v_trail[v_pos] & -4096) | c;
    end loop;
    if winner is null and p_flags & 4 <> 0 then
      kind := 3;
      return;
    end if;
    status := case when winner is not null then 1 when p_rule & 128 <> 0 then 2 else 3 end;
  end if;
  kind := 1;
  v_word := (kernel.status_words())[status];
  if winner is not null then
    v_taken := p_shares;
    price := v_price;
    payout := (v_price * p_bps + 5000) / 10000;
  end if;

  insert into public.lead (brand_id, id, category_id, source_id, supplier_id, idempotency_key, request_hash, external_id, sub_source, test, status, intake_status, reasons, duplicate_of,
    received_at, first_name, last_name, email, phone, street, country, postal_code, city, state, lat, lng, email_key, phone_key, person_key,
    fields, extra, consent, flags, max_shares, places_taken)
  values (p_brand, p_lead, v_category, p_source, v_supplier, t[1], t[2], t[3], t[4], false, v_word, v_word,
    case when related is not null then kernel.duplicate_reasons() else t[5]::jsonb end, related,
    v_now, t[6], t[7], t[8], t[9], t[10], t[11], t[12], t[13], t[14], p_lat, p_lng, p_email_key, p_phone_key, p_person_key,
    coalesce(t[15]::jsonb, '{}'), t[16]::jsonb, t[17]::jsonb, string_to_array(t[18], ','), p_shares, v_taken);
  if winner is not null then
    insert into public.sale (brand_id, id, lead_id, contract_id, buyer_id, supplier_id, category_id, wallet_account_id, mode, origin, price_minor, payout_minor, sold_at)
    values (p_brand, p_sale, p_lead, v_contract, v_buyer, v_supplier, v_category, v_wallet, 'exclusive', 'push', v_price, payout, v_now);
    if payout > 0 then
      insert into public.ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at, balance_after, account_version)
      values (p_brand, p_sale, 0, v_wallet, -v_price, v_now, v_balance - v_price, v_account_version + 1), (p_brand, p_sale, 1, v_revenue, v_price, v_now, null, null),
        (p_brand, p_sale, 2, v_cost, -payout, v_now, null, null), (p_brand, p_sale, 3, v_payable, payout, v_now, null, null);
    else
      insert into public.ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at, balance_after, account_version)
      values (p_brand, p_sale, 0, v_wallet, -v_price, v_now, v_balance - v_price, v_account_version + 1), (p_brand, p_sale, 1, v_revenue, v_price, v_now, null, null);
    end if;
    update public.ledger_account w set balance = v_balance - v_price, version = v_account_version + 1 where w.brand_id = p_brand and w.id = v_wallet;
    update public.contract_counter q set
      day_count = day_count + 1, day_spent = day_spent + v_price, week_count = week_count + 1, week_spent = week_spent + v_price,
      month_count = month_count + 1, month_spent = month_spent + v_price, total_count = total_count + 1, total_spent = total_spent + v_price,
      last_sold_at = v_now, cap_left = v_cap - 4, budget_left = v_budget - v_price * 4
    where q.brand_id = p_brand and q.contract_id = v_contract;
    insert into public.delivery (brand_id, id, sale_id, lead_id, buyer_id, endpoint_id, state, due_at, created_at)
    select p_brand, case o when 1 then p_sale else overlay(p_sale::text placing lpad(to_hex(o), 2, '0') from 33)::uuid end,
      p_sale, p_lead, v_buyer, id, 'pending', v_now, v_now
    from unnest(v_endpoints::uuid[]) with ordinality u(id, o);
  end if;
  if status = 1 or cardinality(p_trail) > 0 then
    insert into public.decision (brand_id, lead_id, decided_at, routing_version, trail) values (p_brand, p_lead, v_now, p_version, v_trail);
  end if;
end $$;
alter function kernel.sell_one owner to fairlead_kernel;
revoke all on function kernel.sell_one from public;
grant execute on function kernel.sell_one to fairlead_app;
