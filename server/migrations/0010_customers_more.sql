-- people/customers, second part: merging with undo, likely duplicates, households, custom fields, preferences, notes, saved
-- views, bulk edits.

-- What she can spend and how near she is to buying: fields of their own, since people are chosen by them (R-006).
alter table customers_customer
  add column budget_min bigint check (budget_min >= 0),
  add column budget_max bigint check (budget_max >= 0),
  add column readiness text check (readiness in ('not-now', 'looking', 'comparing', 'ready')),
  add check (budget_min is null or budget_max is null or budget_min <= budget_max);
create index customers_customer_readiness on customers_customer (workspace_id, readiness, customer_id) where readiness is not null;

-- What a merge moved, so that undoing moves back exactly that. Other modules keep their own lists, keyed by merge_id.
create table customers_merge (
  workspace_id uuid not null,
  merge_id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  -- the survivor's columns that the merge filled in, with what they held before
  filled jsonb not null default '{}',
  merged_at timestamptz not null,
  actor text not null,
  undone_at timestamptz,
  primary key (workspace_id, merge_id),
  foreign key (workspace_id, survivor_id) references customers_customer (workspace_id, customer_id),
  foreign key (workspace_id, merged_id) references customers_customer (workspace_id, customer_id)
);
create index customers_merge_of on customers_merge (workspace_id, merged_id) where undone_at is null;
create index customers_merge_into on customers_merge (workspace_id, survivor_id);
select protect_tenant_table('customers_merge');

-- What a merge re-pointed, one row each: identifiers, older redirects, people of a merged company. Values stay in their own
-- table. Notes and preferences are not moved: they are read under every id that leads to the person.
create table customers_moved (
  workspace_id uuid not null,
  merge_id uuid not null,
  what text not null check (what in ('identifier', 'redirect', 'company')),
  kind text not null default '',
  scope text collate "C" not null default '',
  match_key text collate "C" not null default '',
  was_primary boolean not null default false,
  foreign key (workspace_id, merge_id) references customers_merge (workspace_id, merge_id),
  primary key (workspace_id, merge_id, what, kind, scope, match_key)
);
select protect_tenant_table('customers_moved');

-- "These two are not the same person": a suggestion once declined does not come back.
create table customers_distinct (
  workspace_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  decided_at timestamptz not null,
  actor text not null,
  primary key (workspace_id, first_id, second_id),
  check (first_id < second_id)
);
select protect_tenant_table('customers_distinct');

-- Pairs that may be one person, with the evidence: codes of rules/likeness.ts.
create table customers_duplicate (
  workspace_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  score smallint not null check (score between 1 and 100),
  reasons text[] not null,
  found_at timestamptz not null,
  primary key (workspace_id, first_id, second_id),
  check (first_id < second_id)
);
create index customers_duplicate_best on customers_duplicate (workspace_id, score desc, first_id desc, second_id desc);
create index customers_duplicate_second on customers_duplicate (workspace_id, second_id);
select protect_tenant_table('customers_duplicate');

-- Who might be the same as one customer: same name without spaces, same e-mail before the @, same end of a phone. Rides on
-- the index below, the key of the identifiers and the index of reversed phones; see 0003 for why it is a function. Beginnings
-- are asked for as ranges ("A" follows "@", ":" follows "9"), so that the statements are planned once and not for each call.
-- rare: the full name occurs at most three times in the workspace.
create index customers_customer_compact on customers_customer (workspace_id, (split_part(search_key, ' ', -1)) collate "C", kind)
  where merged_into is null and erased_at is null;
create function customers_find_alike(one uuid, most int) returns table (customer_id uuid, rare boolean)
language plpgsql stable rows 10 security definer set search_path = pg_catalog, public set enable_seqscan = off as $$
declare
  ws uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  me record;
begin
  select c.kind, split_part(c.search_key, ' ', -1) as compact, c.search_key like ' % % %' as full_name into me
  from public.customers_customer c
  where c.workspace_id = ws and c.customer_id = one and c.merged_into is null and c.erased_at is null;
  if not found then return; end if;
  if me.compact <> '' then
    return query with same as materialized (select c.customer_id from public.customers_customer c
        where c.workspace_id = ws and split_part(c.search_key, ' ', -1) collate "C" = me.compact and c.kind = me.kind
          and c.customer_id <> one and c.merged_into is null and c.erased_at is null limit most)
      select s.customer_id, me.full_name and (select count(*) from same) <= 2 from same s;
  end if;
  return query select a.customer_id, false from public.customers_identifier e
    cross join lateral (select split_part(e.match_key, '@', 1) as box offset 0) b
    cross join lateral (select i.customer_id from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'email' and i.scope = ''
        and i.match_key >= b.box || '@' and i.match_key < b.box || 'A' and i.customer_id <> one limit most) a
    where e.workspace_id = ws and e.customer_id = one and e.kind = 'email';
  return query select a.customer_id, false from public.customers_identifier p
    cross join lateral (select reverse(right(p.match_key, 8)) as tail offset 0) t
    cross join lateral (select i.customer_id from public.customers_identifier i
      where i.workspace_id = ws and i.kind = 'phone'
        and reverse(i.match_key) ~>=~ t.tail and reverse(i.match_key) ~<~ (t.tail || ':') and i.customer_id <> one limit most) a
    where p.workspace_id = ws and p.customer_id = one and p.kind = 'phone';
end $$;
alter function customers_find_alike(uuid, int) owner to {{search}};
revoke all on function customers_find_alike(uuid, int) from public;
grant execute on function customers_find_alike(uuid, int) to {{app}};

create table customers_household (
  workspace_id uuid not null,
  household_id uuid not null,
  name text not null default '',
  created_at timestamptz not null,
  primary key (workspace_id, household_id)
);
select protect_tenant_table('customers_household');
create index customers_customer_household on customers_customer (workspace_id, household_id) where household_id is not null;

-- Typed fields of the business's own, without a deploy. Values live in customers_customer.custom under the key.
create table customers_custom_field (
  workspace_id uuid not null,
  field_id uuid not null,
  key text collate "C" not null check (key ~ '^[a-z][a-z0-9_]{0,40}$'),
  label_fa text not null,
  label_en text not null,
  type text not null check (type in ('text', 'number', 'money', 'date', 'boolean', 'choice', 'choices')),
  choices jsonb not null default '[]',
  position int not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, field_id),
  unique (workspace_id, key)
);
select protect_tenant_table('customers_custom_field');
-- most rows have neither: an entry for nothing would be written with each of them and found by nobody
create index customers_customer_custom on customers_customer using gin (custom jsonb_path_ops) where custom <> '{}';
create index customers_customer_tags on customers_customer using gin (tags) where tags <> '{}';

-- Needs and tastes by the four components (R-006), and what she does not like (R-007), each with source and date.
create table customers_preference (
  workspace_id uuid not null,
  preference_id uuid not null,
  customer_id uuid not null,
  component text not null check (component in ('product', 'service', 'channel', 'communication')),
  attitude text not null default 'likes' check (attitude in ('likes', 'dislikes', 'needs', 'unstated-need')),
  value text not null check (value <> ''),
  -- folded, so that people can be chosen by it
  value_key text not null,
  -- a machine-readable form where there is one: a channel's name, a language, hours
  code text not null default '',
  source text not null check (source in ('stated', 'inferred', 'staff')),
  confidence smallint not null default 100 check (confidence between 0 and 100),
  -- what an unstated need was seen by
  evidence text not null default '',
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (workspace_id, preference_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_preference_customer on customers_preference (workspace_id, customer_id, component);
create index customers_preference_value on customers_preference (workspace_id, value_key, attitude, customer_id);
create policy search_reads on customers_preference for select to {{search}} using (true);
grant select on customers_preference to {{search}};
select protect_tenant_table('customers_preference');

create table customers_note (
  workspace_id uuid not null,
  note_id uuid not null,
  customer_id uuid not null,
  body text not null check (body <> ''),
  pinned boolean not null default false,
  written_at timestamptz not null,
  changed_at timestamptz,
  author text not null,
  author_name text not null default '',
  primary key (workspace_id, note_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_note_customer on customers_note (workspace_id, customer_id, pinned desc, written_at desc);
select protect_tenant_table('customers_note');

-- Files kept with a person. Guarded by her: who does not see her does not see them.
create table customers_attachment (
  workspace_id uuid not null,
  file_id uuid not null,
  customer_id uuid not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (workspace_id, file_id),
  foreign key (workspace_id, file_id) references files_file (workspace_id, file_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_attachment_customer on customers_attachment (workspace_id, customer_id, added_at desc);
select protect_tenant_table('customers_attachment');

-- Views that a team saved: filters, columns and sort of the customers list.
create table customers_view (
  workspace_id uuid not null,
  view_id uuid not null,
  name text not null check (name <> ''),
  owner_id uuid,
  shared boolean not null default false,
  definition jsonb not null,
  position int not null default 0,
  created_at timestamptz not null,
  primary key (workspace_id, view_id)
);
create index customers_view_order on customers_view (workspace_id, position, view_id);
select protect_tenant_table('customers_view');

-- One change of many customers at once, as a job that can be watched and undone.
create table customers_bulk (
  workspace_id uuid not null,
  bulk_id uuid not null,
  -- {addTags, removeTags, ownerId, city, province, custom}
  change jsonb not null,
  state text not null check (state in ('running', 'done', 'undoing', 'undone')),
  total bigint not null,
  -- rows decided so far by the run that is under way
  seen bigint not null default 0,
  changed bigint not null default 0,
  restored bigint not null default 0,
  actor text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, bulk_id)
);
select protect_tenant_table('customers_bulk');

-- Whom it is about, in the order of the work, and what each changed field held before and holds since.
create table customers_bulk_row (
  workspace_id uuid not null,
  bulk_id uuid not null,
  customer_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'same', 'changed', 'restored', 'kept')),
  before jsonb,
  after jsonb,
  primary key (workspace_id, bulk_id, customer_id),
  foreign key (workspace_id, bulk_id) references customers_bulk (workspace_id, bulk_id)
);
create index customers_bulk_row_customer on customers_bulk_row (workspace_id, customer_id);
create index customers_bulk_row_state on customers_bulk_row (workspace_id, bulk_id, state, customer_id);
select protect_tenant_table('customers_bulk_row');
