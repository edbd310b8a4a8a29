-- Searching, with no value inside the text of a query: what somebody typed is bound, and so stands in no log. The planner sees the
-- values all the same, since a text run by EXECUTE is planned anew at each call: the end of a phone still becomes a range.

-- Nobody asks for it any more: desk_search_keys finds phones by their ends.
drop function customers_search_phone_tail(text, int);

-- As in 0003.
create or replace function customers_search_name(pattern text, before uuid, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute 'select c.customer_id from public.customers_customer c
    where c.workspace_id = $1 and c.search_key like $2 and c.merged_into is null and c.erased_at is null
      and c.customer_id < $3 order by c.customer_id desc limit $4'
    using nullif(current_setting('app.workspace', true), '')::uuid, pattern, coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), most;
end $$;

-- As in 0017.
create or replace function desk_search_keys(tail text, heads text[], whole text[], mail text, code text, numbers text[], most int)
returns table (customer_id uuid, kind text, value text, purchase_id uuid)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, public as $$
declare
  ws uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  head text;
begin
  if tail is not null then
    return query execute 'select i.customer_id, ''phone'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''phone'' and reverse(split_part(i.match_key, '';'', 1)) like $3 limit $2' using ws, most, reverse(tail) || '%';
    return query execute 'select s.customer_id, ''phone'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''phone'' and reverse(split_part(s.match_key, '';'', 1)) like $3 limit $2' using ws, most, reverse(tail) || '%';
  end if;
  foreach head in array coalesce(heads, '{}') loop
    return query execute 'select i.customer_id, ''phone'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''phone'' and i.scope = '''' and i.match_key like $3 limit $2' using ws, most, head || '%';
    return query execute 'select s.customer_id, ''phone'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''phone'' and s.match_key like $3 limit $2' using ws, most, head || '%';
  end loop;
  foreach head in array coalesce(whole, '{}') loop
    return query select i.customer_id, 'phone', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'phone' and i.scope = '' and i.match_key = head;
    return query select s.customer_id, 'phone', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = ws and s.kind = 'phone' and s.match_key = head limit most;
  end loop;
  if mail is not null then
    return query execute 'select i.customer_id, ''email'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''email'' and i.scope = '''' and i.match_key like $3 limit $2' using ws, most, mail;
    return query execute 'select s.customer_id, ''email'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''email'' and s.match_key like $3 limit $2' using ws, most, mail;
  end if;
  if code is not null then
    return query execute 'with recursive hop (scope) as (
        (select min(x.scope) from public.customers_identifier x where x.workspace_id = $1 and x.kind = ''external'')
        union all select (select min(x.scope) from public.customers_identifier x where x.workspace_id = $1 and x.kind = ''external'' and x.scope > hop.scope)
          from hop where hop.scope is not null)
      select i.customer_id, ''external'', i.value, null::uuid from (select scope from hop where scope is not null and scope <> ''file-row'') s
      join public.customers_identifier i on i.workspace_id = $1 and i.kind = ''external'' and i.scope = s.scope and i.match_key like $3 limit $2' using ws, most, code;
  end if;
  if cardinality(numbers) > 0 then
    return query with recursive hop (channel) as (
        (select min(x.channel) from public.purchases_purchase x where x.workspace_id = ws and x.number is not null)
        union all select (select min(x.channel) from public.purchases_purchase x where x.workspace_id = ws and x.number is not null and x.channel > hop.channel)
          from hop where hop.channel is not null)
      select p.customer_id, 'order', p.number, p.purchase_id from (select channel from hop where channel is not null) c
      join public.purchases_purchase p on p.workspace_id = ws and p.channel = c.channel and p.number = any(numbers) limit most;
  end if;
end $$;
