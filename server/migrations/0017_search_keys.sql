-- Searching by what somebody is known by: the end or beginning of a phone, a code of the shop's, the number of an order. As in 0003
-- a named function that binds the workspace itself and gives back ids with what was met; each part is planned with its own values,
-- and hops over the few sources or channels in its key.
create policy search_reads on purchases_purchase for select to {{search}} using (true);
grant select on purchases_purchase to {{search}};

-- tail: digits that a phone ends with; heads: beginnings of phones in full; whole: match keys of phones; mail and code: LIKE patterns; numbers: of orders.
create function desk_search_keys(tail text, heads text[], whole text[], mail text, code text, numbers text[], most int)
returns table (customer_id uuid, kind text, value text, purchase_id uuid)
language plpgsql stable rows 20 security definer set search_path = pg_catalog, public as $$
declare
  ws uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  head text;
begin
  if tail is not null then
    return query execute format('select i.customer_id, ''phone'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''phone'' and reverse(split_part(i.match_key, '';'', 1)) like %L limit $2', reverse(tail) || '%') using ws, most;
    return query execute format('select s.customer_id, ''phone'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''phone'' and reverse(split_part(s.match_key, '';'', 1)) like %L limit $2', reverse(tail) || '%') using ws, most;
  end if;
  foreach head in array coalesce(heads, '{}') loop
    return query execute format('select i.customer_id, ''phone'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''phone'' and i.scope = '''' and i.match_key like %L limit $2', head || '%') using ws, most;
    return query execute format('select s.customer_id, ''phone'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''phone'' and s.match_key like %L limit $2', head || '%') using ws, most;
  end loop;
  foreach head in array coalesce(whole, '{}') loop
    return query select i.customer_id, 'phone', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'phone' and i.scope = '' and i.match_key = head;
    return query select s.customer_id, 'phone', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = ws and s.kind = 'phone' and s.match_key = head limit most;
  end loop;
  if mail is not null then
    return query execute format('select i.customer_id, ''email'', i.value, null::uuid from public.customers_identifier i
      where i.workspace_id = $1 and i.kind = ''email'' and i.scope = '''' and i.match_key like %L limit $2', mail) using ws, most;
    return query execute format('select s.customer_id, ''email'', s.value, null::uuid from public.customers_shared_contact s
      where s.workspace_id = $1 and s.kind = ''email'' and s.match_key like %L limit $2', mail) using ws, most;
  end if;
  if code is not null then
    return query execute format('with recursive hop (scope) as (
        (select min(x.scope) from public.customers_identifier x where x.workspace_id = $1 and x.kind = ''external'')
        union all select (select min(x.scope) from public.customers_identifier x where x.workspace_id = $1 and x.kind = ''external'' and x.scope > hop.scope)
          from hop where hop.scope is not null)
      select i.customer_id, ''external'', i.value, null::uuid from (select scope from hop where scope is not null and scope <> ''file-row'') s
      join public.customers_identifier i on i.workspace_id = $1 and i.kind = ''external'' and i.scope = s.scope and i.match_key like %L limit $2', code) using ws, most;
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
alter function desk_search_keys(text, text[], text[], text, text, text[], int) owner to {{search}};
revoke all on function desk_search_keys(text, text[], text[], text, text, text[], int) from public;
grant execute on function desk_search_keys(text, text[], text[], text, text, text[], int) to {{app}};
