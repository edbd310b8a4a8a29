-- Ground of the house: search extensions, the fence around tenant tables, workspaces, idempotency keys.
-- {{app}} is the group role of web and worker; {{search}} owns the search functions (docs/decisions/search-behind-row-level-security.md).

create extension if not exists pg_trgm;

-- One place that builds the second wall: row-level security, forced on the owner as well, bound to the
-- workspace that the transaction has set. nullif: after a SET LOCAL has ended the setting is '' and not null.
create function protect_tenant_table(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format($policy$create policy tenant on %s
    using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)
    with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)$policy$, name);
  execute format('grant select, insert, update, delete on %s to {{app}}', name);
end $$;

-- Tenant tables carry no foreign key to this list: each insert would lock its row, and one workspace's row would be the
-- hottest of the database; the wall above refuses an unknown workspace all the same.
-- Global: the list of workspaces. Read-mostly; the pump walks it, so no role has to see across tenants.
create table workspace (
  workspace_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  time_zone text not null default 'Asia/Tehran',
  calendar text not null default 'jalali' check (calendar in ('jalali', 'gregorian')),
  language text not null default 'fa' check (language in ('fa', 'en')),
  -- {code, minorDigits, display: {unit, factor}, effectiveFrom}: currency is data, a reform of the rial is a new row here
  currency jsonb not null default '{"code":"IRR","minorDigits":0,"display":{"unit":"toman","factor":10},"effectiveFrom":null}',
  settings jsonb not null default '{}',
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
grant select, insert, update on workspace to {{app}};

-- The answer of each write, kept with the hash of its request, in the transaction of the write itself.
create table idempotency_key (
  workspace_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key)
);
create index idempotency_key_age on idempotency_key (workspace_id, created_at);
select protect_tenant_table('idempotency_key');
