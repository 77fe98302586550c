-- kernel.sell_many: slices of several brands in one commit, for brands with a lead or two waiting. Each parameter holds the
-- text that kernel.sell's own would have, an element a slice; slices come in ascending order of brand (locks), each brand once.
-- A slice that fails aborts all: the caller then tries them singly.
create function kernel.sell_many(p_args text[])
returns table (
  slice int, kinds int[], statuses int[], related uuid[], hash_matches boolean[], codes int[],
  sale_id uuid[], sold bigint[])
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare a text[]; i int;
begin
  for i in 1..cardinality(p_args) / 28 loop
    a := p_args[(i - 1) * 28 + 1:i * 28];
    return query select i, q.* from kernel.sell(
      a[1]::uuid, a[2]::bigint, a[3]::uuid[], a[4]::int[], a[5]::int[], a[6]::int[],
      a[7]::uuid[], a[8]::uuid[], a[9]::int[], a[10]::int[], a[11]::int[], a[12]::int[],
      a[13]::uuid[], a[14]::uuid[], a[15]::uuid[], a[16]::float8[], a[17]::float8[], a[18]::int, a[19],
      a[20]::uuid[], a[21]::bigint[], a[22]::int[], a[23]::int[], a[24]::int[], a[25]::int[], a[26]::int[], a[27]::int[], a[28]::timestamptz) q;
  end loop;
end $$;
alter function kernel.sell_many owner to fairlead_kernel;
revoke all on function kernel.sell_many from public;
grant execute on function kernel.sell_many to fairlead_app;
