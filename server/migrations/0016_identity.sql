-- people/customers, third part: contact points that several people share, titles, and keys by which the like are found.

-- A phone or mail by which she can be reached and which is not hers alone: somebody else's key when she was kept apart from
-- them by her name or birthday, a relative's number, a switchboard. It recognises nobody alone. Like notes it is read under
-- every id that leads to a person: a merge moves nothing here, and one whose key became hers is not shown any more.
create table customers_shared_contact (
  workspace_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  match_key text collate "C" not null,
  value text not null,
  -- whose it is to her, as it was said: father, switchboard
  label text not null default '',
  -- who had the key when she was kept apart, and what spoke against their being one: codes of rules/contradiction.ts
  apart_from uuid,
  reasons text[] not null default '{}',
  source text not null default 'staff',
  import_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, customer_id, kind, match_key),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_shared_contact_key on customers_shared_contact (workspace_id, kind, match_key);
create index customers_shared_contact_tail on customers_shared_contact (workspace_id, reverse(split_part(match_key, ';', 1)) text_pattern_ops)
  where kind = 'phone';
create index customers_shared_contact_import on customers_shared_contact (workspace_id, import_id, customer_id) where import_id is not null;
create index customers_shared_contact_apart on customers_shared_contact (workspace_id, apart_from) where apart_from is not null;
select protect_tenant_table('customers_shared_contact');
create policy search_reads on customers_shared_contact for select to {{search}} using (true);
grant select on customers_shared_contact to {{search}};

-- A phone behind a switchboard is kept as "+982188776655;ext=101": its end is that of the number.
drop index customers_identifier_phone_tail;
create index customers_identifier_phone_tail on customers_identifier (workspace_id, reverse(split_part(match_key, ';', 1)) text_pattern_ops)
  where kind = 'phone';

-- The title stands beside the name. The letters of a name, sorted, are equal for every order and spacing of its words: equality
-- finds who may be the same, and what the names really say is compared afterwards.
alter table customers_customer
  add column title text not null default '',
  add column alike_key text collate "C" not null default '';
-- for the length of this statement the owner sees every row: the wall binds a workspace, and here all are meant
alter table customers_customer no force row level security;
update customers_customer set alike_key = (select coalesce(string_agg(l.letter, '' order by l.letter collate "C"), '')
  from regexp_split_to_table(split_part(search_key, ' ', -1), '') l (letter)) where search_key <> '';
alter table customers_customer force row level security;
drop index customers_customer_compact;
create index customers_customer_alike on customers_customer (workspace_id, alike_key, kind) where merged_into is null and erased_at is null;
-- with the year at its end it finds those born on one day, and still the birthdays of a month
drop index customers_customer_birthday;
create index customers_customer_birthday on customers_customer (workspace_id, birth_calendar, birth_month, birth_day, birth_year)
  where birth_month is not null;

-- Who bought, as the order says it, where that is another name than the customer's: somebody of a family or a desk.
alter table purchases_purchase add column buyer_name text not null default '';

-- As in 0010, by the sorted letters of the name and by the day of birth.
create or replace function customers_find_alike(one uuid, most int) returns table (customer_id uuid, rare boolean)
language plpgsql stable rows 10 security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
declare
  ws uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  me record;
begin
  select c.kind, c.alike_key, c.search_key like ' % % %' as full_name, c.birth_calendar, c.birth_year, c.birth_month, c.birth_day into me
  from public.customers_customer c
  where c.workspace_id = ws and c.customer_id = one and c.merged_into is null and c.erased_at is null;
  if not found then return; end if;
  if me.alike_key <> '' then
    return query with same as materialized (select c.customer_id from public.customers_customer c
        where c.workspace_id = ws and c.alike_key = me.alike_key and c.kind = me.kind
          and c.customer_id <> one and c.merged_into is null and c.erased_at is null limit most)
      select s.customer_id, me.full_name and (select count(*) from same) <= 2 from same s;
  end if;
  if me.birth_year is not null then
    return query select c.customer_id, false from public.customers_customer c
      where c.workspace_id = ws and c.birth_calendar = me.birth_calendar and c.birth_month = me.birth_month and c.birth_day = me.birth_day
        and c.birth_year = me.birth_year and c.birth_month is not null and c.customer_id <> one and c.merged_into is null and c.erased_at is null limit most;
  end if;
  return query select a.customer_id, false from public.customers_identifier e
    cross join lateral (select split_part(e.match_key, '@', 1) as box offset 0) b
    cross join lateral (select i.customer_id from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'email' and i.scope = ''
        and i.match_key >= b.box || '@' and i.match_key < b.box || 'A' and i.customer_id <> one limit most) a
    where e.workspace_id = ws and e.customer_id = one and e.kind = 'email';
  return query select a.customer_id, false from public.customers_identifier p
    cross join lateral (select reverse(right(split_part(p.match_key, ';', 1), 8)) as tail offset 0) t
    cross join lateral (select i.customer_id from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'phone'
        and reverse(split_part(i.match_key, ';', 1)) ~>=~ t.tail and reverse(split_part(i.match_key, ';', 1)) ~<~ (t.tail || ':')
        and i.customer_id <> one limit most) a
    where p.workspace_id = ws and p.customer_id = one and p.kind = 'phone';
end $$;

create or replace function customers_search_phone_tail(tail text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute format('select i.customer_id from public.customers_identifier i
    where i.workspace_id = %L::uuid and i.kind = ''phone'' and reverse(split_part(i.match_key, '';'', 1)) like %L limit %s',
    nullif(current_setting('app.workspace', true), ''), reverse(regexp_replace(tail, '[^0-9]', '', 'g')) || '%', most);
end $$;
