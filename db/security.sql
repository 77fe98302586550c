-- Roles, grants and row security, made from the catalogue: a new table of a brand is covered without a line here.
-- Applied after the migrations whenever this file, a function or the schema has changed (db/migrate.ts).
--
--   fairlead_app       what the application runs as: owns nothing, sees one brand, cannot write the kernel's tables
--   fairlead_buyer     what a buyer's user reads as: of one brand what is the buyer's; writes nothing
--   fairlead_supplier  the same for a supplier's
--   fairlead_kernel    owns the kernel's functions and is the only writer of ledger, caps and slots; sees one brand
--   fairlead_platform  across brands: hosts, keys, sessions' existence, the delivery queue; no lead, no ledger

do $$
declare r text;
begin
  foreach r in array array['fairlead_app', 'fairlead_buyer', 'fairlead_supplier', 'fairlead_kernel', 'fairlead_platform'] loop
    begin
      if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
    exception when duplicate_object or unique_violation then null; -- another database of the same server was faster
    end;
    if not pg_has_role(current_user, r, 'member') then execute format('grant %I to current_user', r); end if;
  end loop;
end $$;

revoke all on all tables in schema public from public, fairlead_app, fairlead_buyer, fairlead_supplier, fairlead_kernel, fairlead_platform;
revoke create on schema public from public;
grant usage on schema public to fairlead_app, fairlead_buyer, fairlead_supplier, fairlead_kernel, fairlead_platform;

-- Policies -----------------------------------------------------------------------------------------------------------
do $$
declare
  t record; p record; key text;
  brand_is constant text := '(select nullif(current_setting(''app.brand_id'', true), '''')::uuid)';
  -- The kernel's statements are many and touch few rows, found by their own conditions: the check is asked of each row, as text, which
  -- costs less than to make ready what is asked once. Unset, it fails.
  kernel_brand_is constant text := 'current_setting(''app.brand_id'')';
begin
  for t in
    select c.oid, c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'brand_id' and not a.attisdropped) as branded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    for p in select polname from pg_policy where polrelid = t.oid loop
      execute format('drop policy %I on public.%I', p.polname, t.relname);
    end loop;
    if not t.branded and t.relname <> 'brand' then continue; end if;
    key := case when t.branded then 'brand_id' else 'id' end;
    execute format('alter table public.%I enable row level security', t.relname);
    execute format('alter table public.%I force row level security', t.relname);
    execute format('create policy brand_only on public.%1$I to fairlead_app, fairlead_buyer, fairlead_supplier using (%2$I = %3$s) with check (%2$I = %3$s)', t.relname, key, brand_is);
    execute format('create policy kernel_only on public.%1$I to fairlead_kernel using (%2$I::text = %3$s) with check (%2$I::text = %3$s)', t.relname, key, kernel_brand_is);
    execute format('create policy platform_all on public.%I to fairlead_platform using (true) with check (true)', t.relname);
  end loop;
end $$;

-- What a buyer's or a supplier's user sees inside query(): a second, restrictive, select-only policy on every table of a
-- brand. A table that is not listed shows them nothing, and without a company there is nothing to see. Roles of their own,
-- not "no company or …" for all: such a condition says nothing to the planner, which then reads whole tables for operators.
do $$
declare
  t record;
  is_buyer constant text := '(select nullif(current_setting(''app.buyer_id'', true), '''')::uuid)';
  is_supplier constant text := '(select nullif(current_setting(''app.supplier_id'', true), '''')::uuid)';
begin
  create temp table company_view (name text primary key, buyer_sees text not null, supplier_sees text not null) on commit drop;
  insert into company_view values
    ('brand', 'true', 'true'),
    ('brand_host', 'true', 'true'),
    ('brand_logo', 'true', 'true'),
    ('category', 'true', 'true'),
    ('buyer', 'id = $b', 'false'),
    ('supplier', 'false', 'id = $s'),
    ('app_user', 'buyer_id = $b', 'supplier_id = $s'),
    ('session', 'user_id in (select u.id from app_user u)', 'user_id in (select u.id from app_user u)'),
    ('sign_in_link', 'user_id in (select u.id from app_user u)', 'user_id in (select u.id from app_user u)'),
    ('api_key', 'user_id in (select u.id from app_user u)', 'user_id in (select u.id from app_user u) or source_id in (select s.id from source s)'),
    ('source', 'false', 'supplier_id = $s'),
    ('lead', 'exists (select from sale s where s.brand_id = lead.brand_id and s.lead_id = lead.id and s.buyer_id = $b)', 'supplier_id = $s'),
    ('lead_term', 'exists (select from sale s where s.brand_id = lead_term.brand_id and s.lead_id = lead_term.lead_id and s.buyer_id = $b)',
      'exists (select from lead l where l.brand_id = lead_term.brand_id and l.id = lead_term.lead_id and l.supplier_id = $s)'),
    ('lead_term_mark', 'true', 'true'),
    ('sale', 'buyer_id = $b', 'supplier_id = $s'),
    ('sale_opening', 'buyer_id = $b', 'false'),
    ('sale_card', 'buyer_id = $b', 'false'),
    ('sale_note', 'buyer_id = $b', 'false'),
    ('audit_event', 'actor_user_id in (select u.id from app_user u)', 'false'),
    ('saved_view', 'user_id in (select u.id from app_user u)', 'user_id in (select u.id from app_user u)'),
    ('contract', 'buyer_id = $b', 'false'),
    ('contract_counter', 'contract_id in (select c.id from contract c)', 'false'),
    ('endpoint', 'buyer_id = $b', 'false'),
    ('endpoint_hour', 'endpoint_id in (select e.id from endpoint e)', 'false'),
    ('endpoint_hour_mark', 'true', 'false'),
    ('delivery', 'buyer_id = $b', 'false'),
    ('delivery_attempt', 'buyer_id = $b', 'false'),
    ('ledger_account', 'buyer_id = $b', 'supplier_id = $s'),
    ('ledger_entry', 'account_id in (select a.id from ledger_account a)', 'false'),
    -- Asked of each by its entries: "in" would first gather all that the buyer has. The offset keeps the planner from doing so, too.
    ('ledger_transaction', 'exists (select from ledger_entry e where e.brand_id = ledger_transaction.brand_id and e.transaction_id = ledger_transaction.id offset 0)', 'false'),
    ('outbox_mail', '"to" in (select b.email from buyer b) or "to" in (select u.email from app_user u)', '"to" in (select s.email from supplier s) or "to" in (select u.email from app_user u)');
  for t in
    select c.relname, coalesce(v.buyer_sees, 'false') as buyer_sees, coalesce(v.supplier_sees, 'false') as supplier_sees
    from pg_class c left join company_view v on v.name = c.relname
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
  loop
    execute format('create policy buyer_only on public.%I as restrictive for select to fairlead_buyer using (%s)', t.relname, replace(t.buyer_sees, '$b', is_buyer));
    execute format('create policy supplier_only on public.%I as restrictive for select to fairlead_supplier using (%s)', t.relname, replace(t.supplier_sees, '$s', is_supplier));
  end loop;
end $$;

-- Grants -------------------------------------------------------------------------------------------------------------
grant select on all tables in schema public to fairlead_app, fairlead_buyer, fairlead_supplier, fairlead_kernel;
do $$
declare t record;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname not in ('brand', 'brand_host', 'postal_code', 'schema_state',                                -- written by the platform
      'ledger_account', 'ledger_transaction', 'ledger_entry', 'sale', 'decision', 'contract_counter', 'lead', 'delivery', -- by the kernel
      'audit_event', 'delivery_attempt')                                                                       -- append only
  loop
    execute format('grant insert, update, delete on public.%I to fairlead_app', t.relname);
  end loop;
end $$;
grant insert on audit_event, delivery_attempt to fairlead_app;
-- Routing's version and the next contract number move with the configuration; the rest of the brand with its settings.
grant update on brand to fairlead_app;
-- Erasure takes the contact; all else of a lead belongs to the kernel.
grant update (first_name, last_name, email, phone, street, city, lat, lng, email_key, phone_key, person_key, fields, extra, consent, erased_at) on lead to fairlead_app;
grant update (request, response) on delivery_attempt to fairlead_app;
grant update (state, attempts, due_at, leased_until, settled_at, last_status, last_error) on delivery to fairlead_app;

grant insert, update on ledger_account, lead, sale, delivery, contract_counter to fairlead_kernel;
grant insert on ledger_transaction, ledger_entry, decision to fairlead_kernel;

grant select, insert, update on brand, brand_host to fairlead_platform;
grant select on api_key, delivery to fairlead_platform;
grant update (leased_until) on delivery to fairlead_platform;
grant select on postal_code to fairlead_platform;
-- The token of a posting spec opens it without an account and names the brand.
grant select (brand_id, id, spec_token) on source to fairlead_platform;

create schema if not exists kernel;
grant usage on schema kernel to fairlead_app, fairlead_kernel, fairlead_platform;
grant create on schema kernel to fairlead_kernel;
-- Every function is made anew after this file, so that one whose parameters changed leaves no older twin behind.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'kernel'::regnamespace loop
    execute format('drop function %s', f.name);
  end loop;
end $$;
