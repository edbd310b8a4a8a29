-- desk: who has a phone or mail is who can be reached by one. What the text of a search means beside a name comes as ids since 0017.
create policy search_reads on customers_redirect for select to {{search}} using (true);
grant select on customers_redirect to {{search}};

-- wish: {name (a LIKE pattern), kind, tag, city, province, company, household, import, owners: [uuid], hasPhone, hasEmail,
--        birthMonth, createdFrom, createdTo, lastFrom, lastTo, ordersMin, ordersMax, netMin, netMax, never, segment, custom: {}, customFrom: {}, customTo: {}, readiness, budgetMin,
--        prefers, dislikes,
--        r, f, aliveMin, aliveMax, ids: [uuid], sort, after: [key, id]}
-- In every query below $1 is the wish, $2 the workspace, $3 how many: a value stands in no text, and so in no log. The planner sees
-- them all the same, for each call is planned anew.
create or replace function desk_find_customers(wish jsonb, most int) returns table (customer_id uuid, key text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  ws uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  sort text := coalesce(wish->>'sort', 'newest');
  o record;
  profile_join text := ' join public.profile_customer p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id';
  score_join text := ' join public.profile_score s on s.workspace_id = c.workspace_id and s.customer_id = c.customer_id
    and s.fit_id = (select fit_id from public.profile_fit where workspace_id = $2 and is_current)';
  -- the joins that filters need, and those that the order needs beside them
  filter_joins text := '';
  joins text;
  conditions text := ' and c.merged_into is null and c.erased_at is null';
  id text;
  way text;
  sign text;
  unknown text;
  frequent boolean := false;
  query text;
begin
  select * into o from desk_customer_order(sort);
  if o.source is null then raise exception 'unknown sort'; end if;
  if wish ?| array['lastFrom', 'lastTo', 'ordersMin', 'ordersMax', 'netMin', 'netMax', 'never'] then
    filter_joins := filter_joins || profile_join;
  end if;
  if wish ?| array['segment', 'r', 'f', 'aliveMin', 'aliveMax'] then filter_joins := filter_joins || score_join; end if;
  joins := filter_joins;
  if o.source = 'p' and position(profile_join in joins) = 0 then joins := joins || profile_join; end if;
  if o.source = 's' and position(score_join in joins) = 0 then joins := joins || score_join; end if;

  -- by itself: a frequent fragment walks the sort order, a rare one the trigrams
  if wish ? 'name' then conditions := conditions || ' and c.search_key like ($1->>''name'')'; end if;
  select conditions || coalesce(string_agg(f.condition, '' order by f.n), '') into conditions from (values
    (1, 'kind', ' and c.kind = ($1->>''kind'')'),
    (2, 'tag', ' and c.tags @> array[$1->>''tag''] and c.tags <> ''{}'''),
    (3, 'city', ' and c.city = ($1->>''city'')'),
    (4, 'province', ' and c.province = ($1->>''province'')'),
    (5, 'company', ' and c.company_id = ($1->>''company'')::uuid'),
    (6, 'household', ' and c.household_id = ($1->>''household'')::uuid'),
    (7, 'import', ' and c.import_id = ($1->>''import'')::uuid'),
    (8, 'owners', ' and c.owner_id = any(translate($1->>''owners'', ''[]"'', ''{}'')::uuid[])'),
    (9, 'visible', ' and c.owner_id = any(translate($1->>''visible'', ''[]"'', ''{}'')::uuid[])'),
    (10, 'ids', ' and c.customer_id = any(translate($1->>''ids'', ''[]"'', ''{}'')::uuid[])'),
    (11, 'createdFrom', ' and c.created_at >= ($1->>''createdFrom'')::timestamptz'),
    (12, 'createdTo', ' and c.created_at < ($1->>''createdTo'')::timestamptz'),
    (13, 'birthMonth', ' and c.birth_calendar = coalesce($1->>''birthCalendar'', ''jalali'') and c.birth_month = ($1->>''birthMonth'')::int'),
    (14, 'custom', ' and c.custom @> ($1->''custom'') and c.custom <> ''{}'''),
    (15, 'readiness', ' and c.readiness = ($1->>''readiness'')'),
    (16, 'budgetMin', ' and coalesce(c.budget_max, c.budget_min) >= ($1->>''budgetMin'')::bigint'),
    (17, 'prefers', ' and c.customer_id in (select f.customer_id from public.customers_preference f where f.workspace_id = $2 and f.value_key = ($1->>''prefers'') and f.attitude <> ''dislikes'')'),
    (18, 'dislikes', ' and c.customer_id in (select f.customer_id from public.customers_preference f where f.workspace_id = $2 and f.value_key = ($1->>''dislikes'') and f.attitude = ''dislikes'')'),
    (19, 'lastFrom', ' and p.last_day >= ($1->>''lastFrom'')::date'),
    (20, 'lastTo', ' and p.last_day < ($1->>''lastTo'')::date'),
    (21, 'ordersMin', ' and p.orders >= ($1->>''ordersMin'')::int'),
    (22, 'ordersMax', ' and p.orders <= ($1->>''ordersMax'')::int'),
    (23, 'netMin', ' and p.net >= ($1->>''netMin'')::bigint'),
    (24, 'netMax', ' and p.net <= ($1->>''netMax'')::bigint'),
    (25, 'never', ' and p.orders = 0'),
    (26, 'segment', ' and s.segment = ($1->>''segment'')'),
    (27, 'r', ' and s.r = ($1->>''r'')::int'),
    (28, 'f', ' and s.f = ($1->>''f'')::int'),
    (29, 'aliveMin', ' and s.p_alive >= ($1->>''aliveMin'')::real'),
    (30, 'aliveMax', ' and s.p_alive <= ($1->>''aliveMax'')::real')
  ) f (n, field, condition) where wish ? f.field;
  -- She has a phone when she can be reached by one: her own, or one that she shares; those who were merged into her brought theirs along.
  select conditions || coalesce(string_agg(format(case when (wish->>r.field)::boolean then ' and (%s or %s or %s)' else ' and not %s and not %s and not %s' end,
      format('exists (select 1 from public.customers_identifier i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and i.kind = %s)', r.kind),
      format('exists (select 1 from public.customers_shared_contact h where h.workspace_id = c.workspace_id and h.customer_id = c.customer_id and h.kind = %s)', r.kind),
      format('exists (select 1 from public.customers_redirect d join public.customers_shared_contact h on h.workspace_id = d.workspace_id and h.customer_id = d.merged_id
        where d.workspace_id = c.workspace_id and d.survivor_id = c.customer_id and h.kind = %s)', r.kind)), ''), '') into conditions
  from (values ('hasPhone', '''phone'''), ('hasEmail', '''email''')) r (field, kind) where wish ? r.field;
  if wish ? 'customFrom' then
    conditions := conditions || ' and not exists (select 1 from jsonb_each($1->''customFrom'') e where not coalesce(jsonb_typeof(c.custom->e.key) = jsonb_typeof(e.value) and c.custom->e.key >= e.value, false))';
  end if;
  if wish ? 'customTo' then
    conditions := conditions || ' and not exists (select 1 from jsonb_each($1->''customTo'') e where not coalesce(jsonb_typeof(c.custom->e.key) = jsonb_typeof(e.value) and c.custom->e.key <= e.value, false))';
  end if;

  -- A frequent part of a name, asked for alone, is met every few rows in the order of the list; an index of trigrams would first
  -- gather all who have it. The newest 400 tell: the planner cannot, for behind the wall of rows it may not look at statistics.
  -- Sorted by name or city, those who share it stand together and may be far off.
  if wish ? 'name' and o.value not like '%collate%' and wish - array['name', 'sort', 'after'] = '{}' then
    execute 'select count(*) >= 8 from (select n.search_key from public.customers_customer n
        where n.workspace_id = $2 and n.merged_into is null and n.erased_at is null order by n.customer_id desc limit 400) n
      where n.search_key like ($1->>''name'')' into frequent using wish, ws;
  end if;

  -- Two stretches: those of whom the value is known, in its order; then the others, the newest first. The second is only read
  -- when the first has run out. A cursor without a key stands in the second.
  id := o.source || '.customer_id';
  way := case when o.descending then ' desc' else '' end;
  sign := case when o.descending then '<' else '>' end;
  if o.value = 'c.customer_id' then
    query := format('select c.customer_id, null::text from public.customers_customer c%s where c.workspace_id = $2%s and %s order by c.customer_id%s limit $3',
      joins, conditions,
      case when wish ? 'after' then format('c.customer_id %s ($1->''after''->>1)::uuid', sign) else 'true' end, way);
  else
    unknown := case o.source
      when 'c' then format('not (%s)', o.known)
      when 'p' then format('not exists (select 1 from public.profile_customer p where p.workspace_id = c.workspace_id and p.customer_id = c.customer_id and %s)', o.known)
      else format('not exists (select 1 from public.profile_score s where s.workspace_id = c.workspace_id and s.customer_id = c.customer_id
        and s.fit_id = (select fit_id from public.profile_fit where workspace_id = $2 and is_current) and %s)', o.known) end;
    query := format('select * from (
        select c.customer_id, (%1$s)::text from public.customers_customer c%2$s
        where c.workspace_id = $2%3$s and %4$s and %5$s order by %1$s%6$s, %7$s%6$s limit $3) known
      union all select * from (
        select c.customer_id, null::text from public.customers_customer c%8$s
        where c.workspace_id = $2%3$s and %9$s and %10$s order by c.customer_id desc limit $3) others
      limit $3',
      o.value, joins, conditions, o.known,
      case when wish->'after'->>1 is null then 'true' when wish->'after'->>0 is null then 'false'
        else format('(%s, %s) %s (($1->''after''->>0)::%s%s, ($1->''after''->>1)::uuid)', o.value, id, sign, o.type,
          case when o.type = 'text' then ' collate "fa-x-icu"' else '' end) end,
      way, id, filter_joins, unknown,
      case when wish->'after'->>1 is not null and wish->'after'->>0 is null then 'c.customer_id < ($1->''after''->>1)::uuid' else 'true' end);
  end if;
  if frequent then
    return query select f.customer_id, f.key from public.desk_in_order(query, wish, ws, most) f;
  else
    return query execute query using wish, ws, most;
  end if;
end $$;
