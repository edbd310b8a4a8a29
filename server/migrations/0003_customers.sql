-- people/customers: one row a person or company, many identifiers of many kinds, redirects left by merging.

create table customers_customer (
  workspace_id uuid not null,
  customer_id uuid not null,
  kind text not null default 'person' check (kind in ('person', 'company')),
  name text not null default '',
  given_name text not null default '',
  family_name text not null default '',
  -- ' ' || folded name || ' ' || folded name without spaces: the leading space lets a trigram index answer word prefixes
  search_key text not null default '',
  gender text check (gender in ('female', 'male', 'other')),
  language text check (language in ('fa', 'en')),
  -- a birthday is a month and a day of its own calendar; the year may be unknown
  birth_calendar text check (birth_calendar in ('jalali', 'gregorian')),
  birth_year smallint,
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  city text not null default '',
  province text not null default '',
  company_id uuid,
  household_id uuid,
  owner_id uuid,
  tags text[] not null default '{}',
  custom jsonb not null default '{}',
  -- field -> {source, at, verifiedAt} where it differs from the row's own source (R-001)
  provenance jsonb not null default '{}',
  source text not null default 'staff',
  import_id uuid,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  merged_into uuid,
  erased_at timestamptz,
  primary key (workspace_id, customer_id),
  foreign key (workspace_id, company_id) references customers_customer (workspace_id, customer_id),
  check ((birth_month is null) = (birth_day is null)),
  check (birth_month is null or birth_calendar is not null)
);
create index customers_customer_search on customers_customer using gin (search_key gin_trgm_ops);
create index customers_customer_name on customers_customer (workspace_id, name collate "fa-x-icu", customer_id)
  where merged_into is null and erased_at is null;
create index customers_customer_owner on customers_customer (workspace_id, owner_id, customer_id) where owner_id is not null;
create index customers_customer_company on customers_customer (workspace_id, company_id) where company_id is not null;
create index customers_customer_birthday on customers_customer (workspace_id, birth_calendar, birth_month, birth_day)
  where birth_month is not null;
create index customers_customer_import on customers_customer (workspace_id, import_id) where import_id is not null;
select protect_tenant_table('customers_customer');

-- What we recognise her by. match_key is the folded form (E.164, lower-case mail, keyed hash of a national id);
-- collate "C" so that the primary key also answers prefixes and compares cheaply.
create table customers_identifier (
  workspace_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'national-id', 'external', 'card', 'messenger', 'social')),
  scope text collate "C" not null default '',
  match_key text collate "C" not null,
  customer_id uuid not null,
  -- as it is shown; sealed for the kinds that are kept secret
  value text not null,
  is_primary boolean not null default false,
  source text not null default 'staff',
  verified_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, kind, scope, match_key),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_identifier_customer on customers_identifier (workspace_id, customer_id);
-- the last digits of a phone are a prefix of its reverse
create index customers_identifier_phone_tail on customers_identifier (workspace_id, reverse(match_key) text_pattern_ops)
  where kind = 'phone';
select protect_tenant_table('customers_identifier');

-- A merged id keeps answering: reads follow it, new writes go to the survivor at once.
create table customers_redirect (
  workspace_id uuid not null,
  merged_id uuid not null,
  survivor_id uuid not null,
  merge_id uuid not null,
  primary key (workspace_id, merged_id),
  foreign key (workspace_id, survivor_id) references customers_customer (workspace_id, customer_id)
);
create index customers_redirect_survivor on customers_redirect (workspace_id, survivor_id);
select protect_tenant_table('customers_redirect');

-- Operators that are not leakproof (LIKE, trigram) cannot use an index behind row-level security. These named functions
-- run as {{search}}, for which the searched tables have an open read policy, bind the workspace from the transaction's
-- own setting, and give back ids only; the caller reads the rows through its own wall.
create policy search_reads on customers_customer for select to {{search}} using (true);
create policy search_reads on customers_identifier for select to {{search}} using (true);
grant select on customers_customer, customers_identifier to {{search}};

-- Dynamic SQL, so that each pattern is planned for what it is: a frequent fragment walks the newest rows, a rare one the
-- trigrams; and so that LIKE with a known beginning becomes a range of the index.

-- Persons whose folded name contains the pattern (escaped by the caller), newest first.
create function customers_search_name(pattern text, before uuid, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute format('select c.customer_id from public.customers_customer c
    where c.workspace_id = %L::uuid and c.search_key like %L and c.merged_into is null and c.erased_at is null
      and c.customer_id < %L::uuid order by c.customer_id desc limit %s',
    nullif(current_setting('app.workspace', true), ''), pattern, coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), most);
end $$;

-- Owners of phones that end with these digits, in the order of the reversed number.
create function customers_search_phone_tail(tail text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute format('select i.customer_id from public.customers_identifier i
    where i.workspace_id = %L::uuid and i.kind = ''phone'' and reverse(i.match_key) like %L limit %s',
    nullif(current_setting('app.workspace', true), ''), reverse(regexp_replace(tail, '[^0-9]', '', 'g')) || '%', most);
end $$;
alter function customers_search_name(text, uuid, int) owner to {{search}};
alter function customers_search_phone_tail(text, int) owner to {{search}};
revoke all on function customers_search_name(text, uuid, int), customers_search_phone_tail(text, int) from public;
grant execute on function customers_search_name(text, uuid, int), customers_search_phone_tail(text, int) to {{app}};
