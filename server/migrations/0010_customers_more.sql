-- people/customers, second part: merging with undo, households, custom fields, preferences, notes.

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

-- Identifiers and redirects that a merge re-pointed, one row each. Values stay in their own table.
create table customers_moved (
  workspace_id uuid not null,
  merge_id uuid not null,
  what text not null check (what in ('identifier', 'redirect', 'household', 'company')),
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
  personal boolean not null default true,
  searchable boolean not null default false,
  position int not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, field_id),
  unique (workspace_id, key)
);
select protect_tenant_table('customers_custom_field');
create index customers_customer_custom on customers_customer using gin (custom jsonb_path_ops);
create index customers_customer_tags on customers_customer using gin (tags);

-- Needs and tastes by the four components (R-006), and what she does not like (R-007), each with source and date.
create table customers_preference (
  workspace_id uuid not null,
  preference_id uuid not null,
  customer_id uuid not null,
  component text not null check (component in ('product', 'service', 'channel', 'communication')),
  attitude text not null default 'likes' check (attitude in ('likes', 'dislikes', 'needs', 'unstated-need')),
  value text not null check (value <> ''),
  -- a machine-readable form where there is one: a channel's name, a language, hours
  code text not null default '',
  source text not null check (source in ('stated', 'inferred', 'staff')),
  confidence smallint not null default 100 check (confidence between 0 and 100),
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (workspace_id, preference_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index customers_preference_customer on customers_preference (workspace_id, customer_id, component);
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
select protect_tenant_table('customers_view');
