-- desk: reading across modules for screens. One named function finds customers for the list, under every filter and sort.
-- It runs as {{search}} (see 0003), binds the workspace itself and gives back ids with their sort key, never a row; each text is planned
-- anew with its values, so that a rare filter takes its index and a frequent one walks the sort order.

create policy search_reads on profile_customer for select to {{search}} using (true);
create policy search_reads on profile_score for select to {{search}} using (true);
create policy search_reads on profile_fit for select to {{search}} using (true);
grant select on profile_customer, profile_score, profile_fit to {{search}};

-- Runs a query of the function below along the index of its order, row by row until there are enough.
create function desk_in_order(query text) returns table (customer_id uuid, key text)
language plpgsql stable set search_path = pg_catalog, public
set enable_bitmapscan = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query execute query;
end $$;
alter function desk_in_order(text) owner to {{search}};
revoke all on function desk_in_order(text) from public;

-- wish: {name | phoneTail, code (a LIKE pattern, as name; beside either it is the other thing that the text may mean), email, kind, tag, city, province, company, household, import, owners: [uuid], hasPhone, hasEmail,
--        birthMonth, createdFrom, createdTo, lastFrom, lastTo, ordersMin, ordersMax, netMin, netMax, never, segment, custom: {}, customFrom: {}, customTo: {}, readiness, budgetMin,
--        prefers, dislikes,
--        r, f, aliveMin, aliveMax, ids: [uuid], sort, after: [key, id]}
create function desk_find_customers(wish jsonb, most int) returns table (customer_id uuid, key text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  ws text := nullif(current_setting('app.workspace', true), '');
  sort text := coalesce(wish->>'sort', 'newest');
  after_key text := wish->'after'->>0;
  after_id text := wish->'after'->>1;
  joins text := '';
  -- the joins that filters need, without the one that only the sort needs
  filter_joins text := '';
  score_join text;
  -- whom the search text means, where it is more than part of a name
  found text;
  conditions text := '';
  key text;
  ordering text;
  beyond text := '';
  part record;
  frequent boolean := false;
  query text;
begin
  if wish ? 'lastFrom' or wish ? 'lastTo' or wish ? 'ordersMin' or wish ? 'ordersMax' or wish ? 'netMin' or wish ? 'netMax' or wish ? 'never' then
    filter_joins := ' join public.profile_customer p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id';
    joins := filter_joins;
  elsif sort in ('last-purchase', 'net') then
    joins := ' join public.profile_customer p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id';
  end if;
  if wish ? 'segment' or wish ? 'r' or wish ? 'f' or wish ? 'aliveMin' or wish ? 'aliveMax' or sort = 'clv' then
    score_join := format(' join public.profile_score s on s.workspace_id = c.workspace_id and s.customer_id = c.customer_id
      and s.fit_id = (select fit_id from public.profile_fit where workspace_id = %L::uuid and is_current)', ws);
    joins := joins || score_join;
    filter_joins := filter_joins || score_join;
  end if;
  if wish ? 'phoneTail' then
    found := format('select i.customer_id from public.customers_identifier i where i.workspace_id = %L::uuid and i.kind = ''phone'' and reverse(i.match_key) like %L',
      ws, reverse(regexp_replace(wish->>'phoneTail', '[^0-9]', '', 'g')) || '%');
  elsif wish ? 'name' and wish ? 'code' then
    found := format('select n.customer_id from public.customers_customer n where n.workspace_id = %L::uuid and n.search_key like %L', ws, wish->>'name');
  elsif wish ? 'name' then
    -- by itself: a frequent fragment walks the sort order, a rare one the trigrams
    conditions := conditions || format(' and c.search_key like %L', wish->>'name');
  end if;
  if wish ? 'code' then
    -- The shop's own code, or its beginning, whatever system gave it: the few systems are hopped over in the primary key.
    found := concat_ws(' union all ', found, format('select i.customer_id from (with recursive hop (scope) as (
        (select min(x.scope) from public.customers_identifier x where x.workspace_id = %1$L::uuid and x.kind = ''external'')
        union all select (select min(x.scope) from public.customers_identifier x where x.workspace_id = %1$L::uuid and x.kind = ''external'' and x.scope > hop.scope)
          from hop where hop.scope is not null)
        select scope from hop where scope is not null) s
      join public.customers_identifier i on i.workspace_id = %1$L::uuid and i.kind = ''external'' and i.scope = s.scope and i.match_key like %2$L', ws, wish->>'code'));
  end if;
  -- as an array they are found first and by themselves; as a join the planner walked all customers beside them
  if found is not null then conditions := conditions || format(' and c.customer_id = any(array(%s))', found); end if;
  if wish ? 'email' then
    conditions := conditions || format(' and c.customer_id = any(array(select i.customer_id from public.customers_identifier i where i.workspace_id = %L::uuid and i.kind = ''email'' and i.scope = '''' and i.match_key like %L))',
      ws, replace(replace(replace(wish->>'email', '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end if;
  if wish ? 'kind' then conditions := conditions || format(' and c.kind = %L', wish->>'kind'); end if;
  if wish ? 'tag' then conditions := conditions || format(' and c.tags @> array[%L]::text[] and c.tags <> ''{}''', wish->>'tag'); end if;
  if wish ? 'city' then conditions := conditions || format(' and c.city = %L', wish->>'city'); end if;
  if wish ? 'province' then conditions := conditions || format(' and c.province = %L', wish->>'province'); end if;
  if wish ? 'company' then conditions := conditions || format(' and c.company_id = %L::uuid', wish->>'company'); end if;
  if wish ? 'household' then conditions := conditions || format(' and c.household_id = %L::uuid', wish->>'household'); end if;
  if wish ? 'import' then conditions := conditions || format(' and c.import_id = %L::uuid', wish->>'import'); end if;
  if wish ? 'owners' then conditions := conditions || format(' and c.owner_id = any(%L::uuid[])', translate(wish->>'owners', '[]"', '{}')); end if;
  if wish ? 'visible' then conditions := conditions || format(' and c.owner_id = any(%L::uuid[])', translate(wish->>'visible', '[]"', '{}')); end if;
  if wish ? 'ids' then conditions := conditions || format(' and c.customer_id = any(%L::uuid[])', translate(wish->>'ids', '[]"', '{}')); end if;
  if wish ? 'hasPhone' then
    conditions := conditions || format(' and %s exists (select 1 from public.customers_identifier i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and i.kind = ''phone'')', case when (wish->>'hasPhone')::boolean then '' else 'not' end);
  end if;
  if wish ? 'hasEmail' then
    conditions := conditions || format(' and %s exists (select 1 from public.customers_identifier i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and i.kind = ''email'')', case when (wish->>'hasEmail')::boolean then '' else 'not' end);
  end if;
  if wish ? 'birthMonth' then conditions := conditions || format(' and c.birth_calendar = %L and c.birth_month = %s', coalesce(wish->>'birthCalendar', 'jalali'), (wish->>'birthMonth')::int); end if;
  if wish ? 'createdFrom' then conditions := conditions || format(' and c.created_at >= %L::timestamptz', wish->>'createdFrom'); end if;
  if wish ? 'createdTo' then conditions := conditions || format(' and c.created_at < %L::timestamptz', wish->>'createdTo'); end if;
  if wish ? 'custom' then conditions := conditions || format(' and c.custom @> %L::jsonb and c.custom <> ''{}''', wish->>'custom'); end if;
  for part in select f.sign, e.field, e.value from (values ('>=', wish->'customFrom'), ('<=', wish->'customTo')) f (sign, fields)
    cross join lateral jsonb_each(f.fields) e (field, value) loop
    conditions := conditions || format(' and jsonb_typeof(c.custom->%L) = %L and c.custom->%L %s %L::jsonb',
      part.field, jsonb_typeof(part.value), part.field, part.sign, part.value);
  end loop;
  if wish ? 'readiness' then conditions := conditions || format(' and c.readiness = %L', wish->>'readiness'); end if;
  if wish ? 'budgetMin' then conditions := conditions || format(' and coalesce(c.budget_max, c.budget_min) >= %s', (wish->>'budgetMin')::bigint); end if;
  if wish ? 'prefers' then
    conditions := conditions || format(' and c.customer_id in (select f.customer_id from public.customers_preference f where f.workspace_id = %L::uuid and f.value_key = %L and f.attitude <> ''dislikes'')', ws, wish->>'prefers');
  end if;
  if wish ? 'dislikes' then
    conditions := conditions || format(' and c.customer_id in (select f.customer_id from public.customers_preference f where f.workspace_id = %L::uuid and f.value_key = %L and f.attitude = ''dislikes'')', ws, wish->>'dislikes');
  end if;
  if wish ? 'lastFrom' then conditions := conditions || format(' and p.last_day >= %L::date', wish->>'lastFrom'); end if;
  if wish ? 'lastTo' then conditions := conditions || format(' and p.last_day < %L::date', wish->>'lastTo'); end if;
  if wish ? 'ordersMin' then conditions := conditions || format(' and p.orders >= %s', (wish->>'ordersMin')::int); end if;
  if wish ? 'ordersMax' then conditions := conditions || format(' and p.orders <= %s', (wish->>'ordersMax')::int); end if;
  if wish ? 'netMin' then conditions := conditions || format(' and p.net >= %s', (wish->>'netMin')::bigint); end if;
  if wish ? 'netMax' then conditions := conditions || format(' and p.net <= %s', (wish->>'netMax')::bigint); end if;
  if wish ? 'never' then conditions := conditions || ' and p.orders = 0'; end if;
  if wish ? 'segment' then conditions := conditions || format(' and s.segment = %L', wish->>'segment'); end if;
  if wish ? 'r' then conditions := conditions || format(' and s.r = %s', (wish->>'r')::int); end if;
  if wish ? 'f' then conditions := conditions || format(' and s.f = %s', (wish->>'f')::int); end if;
  if wish ? 'aliveMin' then conditions := conditions || format(' and s.p_alive >= %s', (wish->>'aliveMin')::real); end if;
  if wish ? 'aliveMax' then conditions := conditions || format(' and s.p_alive <= %s', (wish->>'aliveMax')::real); end if;

  -- A frequent part of a name, asked for alone, is met every few rows in the order of the list; an index of trigrams would first
  -- gather all who have it. The newest 400 tell: the planner cannot, for behind the wall of rows it may not look at statistics.
  -- Sorted by name, those who share a name stand together and may be far off.
  if wish ? 'name' and sort <> 'name' and wish - array['name', 'sort', 'after'] = '{}' then
    execute format('select count(*) >= 8 from (select n.search_key from public.customers_customer n
        where n.workspace_id = %L::uuid and n.merged_into is null and n.erased_at is null order by n.customer_id desc limit 400) n
      where n.search_key like %L', ws, wish->>'name') into frequent;
  end if;

  case sort
    when 'newest' then
      key := 'null'; ordering := 'c.customer_id desc';
      if after_id is not null then beyond := format(' and c.customer_id < %L::uuid', after_id); end if;
    when 'oldest' then
      key := 'null'; ordering := 'c.customer_id';
      if after_id is not null then beyond := format(' and c.customer_id > %L::uuid', after_id); end if;
    when 'name' then
      key := 'c.name'; ordering := 'c.name collate "fa-x-icu", c.customer_id';
      if after_id is not null then beyond := format(' and (c.name collate "fa-x-icu", c.customer_id) > (%L collate "fa-x-icu", %L::uuid)', after_key, after_id); end if;
    when 'last-purchase' then
      -- Two stretches: those who have bought, newest first; then those who have not, or whose facts are still on their way.
      -- The second is only read when the first has run out.
      query := format('select * from (
          select c.customer_id, p.last_day::text from public.customers_customer c%1$s
          where c.workspace_id = %2$L::uuid and c.merged_into is null and c.erased_at is null%3$s and p.last_day is not null and %4$s
          order by p.last_day desc nulls last, p.customer_id desc limit %6$s) bought
        union all select * from (
          select c.customer_id, null::text from public.customers_customer c%7$s
          where c.workspace_id = %2$L::uuid and c.merged_into is null and c.erased_at is null%3$s and %5$s and not exists (
            select 1 from public.profile_customer b where b.workspace_id = c.workspace_id and b.customer_id = c.customer_id and b.last_day is not null)
          order by c.customer_id desc limit %6$s) never
        limit %6$s',
        joins, ws, conditions,
        case when after_id is null then 'true' when after_key is null then 'false'
          else format('(p.last_day, p.customer_id) < (%L::date, %L::uuid)', after_key, after_id) end,
        case when after_id is not null and after_key is null then format('c.customer_id < %L::uuid', after_id) else 'true' end,
        most, filter_joins);
    when 'net' then
      key := 'p.net'; ordering := 'p.net desc, p.customer_id desc';
      if after_id is not null then beyond := format(' and (p.net, p.customer_id) < (%L::bigint, %L::uuid)', after_key, after_id); end if;
    when 'clv' then
      key := 's.clv'; ordering := 's.clv desc nulls last, s.customer_id desc';
      if after_id is not null then
        beyond := case when after_key is null then format(' and s.clv is null and s.customer_id < %L::uuid', after_id)
          else format(' and ((s.clv, s.customer_id) < (%L::double precision, %L::uuid) or s.clv is null)', after_key, after_id) end;
      end if;
    else raise exception 'unknown sort %', sort;
  end case;

  if query is null then
    query := format('select c.customer_id, (%s)::text from public.customers_customer c%s
      where c.workspace_id = %L::uuid and c.merged_into is null and c.erased_at is null%s%s order by %s limit %s',
      key, joins, ws, conditions, beyond, ordering, most);
  end if;
  if frequent then
    return query select o.customer_id, o.key from public.desk_in_order(query) o;
  else
    return query execute query;
  end if;
end $$;
alter function desk_find_customers(jsonb, int) owner to {{search}};
revoke all on function desk_find_customers(jsonb, int) from public;
grant execute on function desk_find_customers(jsonb, int) to {{app}};

-- How many the same wish finds, counted up to a bound: "more than 10,000" costs no more than 10,000.
create function desk_count_customers(wish jsonb, most int) returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) from desk_find_customers(wish - 'after' - 'sort', most)
$$;
alter function desk_count_customers(jsonb, int) owner to {{search}};
revoke all on function desk_count_customers(jsonb, int) from public;
grant execute on function desk_count_customers(jsonb, int) to {{app}};
