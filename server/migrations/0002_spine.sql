-- The event log and what reads it. Order of the log is (epoch, xid, position): a reader that stays below
-- pg_snapshot_xmin cannot skip a slow transaction. Partitioned by recorded_at (never by business time).

create table spine_epoch (only_row boolean primary key default true check (only_row), epoch int not null default 1);
insert into spine_epoch default values;
grant select on spine_epoch to {{app}};

create table spine_event (
  workspace_id uuid not null,
  recorded_at timestamptz not null,
  event_id uuid not null,
  epoch int not null,
  xid xid8 not null default pg_current_xact_id(),
  position int not null,
  type text not null,
  version smallint not null default 1,
  customer_id uuid,
  occurred_at timestamptz not null,
  actor text not null,
  cause uuid,
  depth smallint not null default 0 check (depth <= 16),
  source text not null,
  origin text not null check (origin in ('live', 'import', 'demo', 'replay')),
  data jsonb not null default '{}',
  primary key (workspace_id, recorded_at, event_id)
) partition by range (recorded_at);
create index spine_event_order on spine_event (workspace_id, epoch, xid, position);
create index spine_event_timeline on spine_event (workspace_id, customer_id, occurred_at desc, event_id) where customer_id is not null;
select protect_tenant_table('spine_event');

-- A month without a partition must not stop a write.
create table spine_event_rest partition of spine_event default;
alter table spine_event_rest enable row level security;

-- Makes the partition of one month. Called at start and daily; safe to repeat and to race.
create function spine_make_partition(month date) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  first date := date_trunc('month', month)::date;
  name text := format('spine_event_%s', to_char(first, 'YYYYMM'));
begin
  perform pg_advisory_xact_lock(hashtext('spine_make_partition'));
  if to_regclass('public.' || name) is not null then return; end if;
  -- rows of that month that already fell into the rest partition stay there: attaching would be refused
  if exists (select 1 from only public.spine_event_rest where recorded_at >= first::timestamp at time zone 'UTC'
             and recorded_at < (first + interval '1 month')::timestamp at time zone 'UTC') then return; end if;
  execute format('create table public.%I partition of public.spine_event for values from (%L) to (%L)', name,
    first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
  execute format('alter table public.%I enable row level security', name);
end $$;
revoke all on function spine_make_partition(date) from public;
grant execute on function spine_make_partition(date) to {{app}};
select spine_make_partition(current_date);
select spine_make_partition((current_date + interval '1 month')::date);

-- One row for each reaction of a workspace: everything at or before it has had its effect.
create table spine_cursor (
  workspace_id uuid not null,
  reaction text not null,
  epoch int not null default 0,
  xid xid8 not null default '0',
  position int not null default -1,
  moved_at timestamptz not null default now(),
  primary key (workspace_id, reaction)
);
select protect_tenant_table('spine_cursor');

-- An event whose reaction threw: retried alone with backoff, then left here with its error until replayed.
create table spine_parked (
  workspace_id uuid not null,
  reaction text not null,
  event_id uuid not null,
  recorded_at timestamptz not null,
  attempts int not null default 1,
  next_at timestamptz,
  error text not null,
  primary key (workspace_id, reaction, event_id)
);
create index spine_parked_due on spine_parked (workspace_id, next_at) where next_at is not null;
select protect_tenant_table('spine_parked');

-- Only for effects that leave the database (a message, a webhook): the once of such an effect.
create table spine_mark (
  workspace_id uuid not null,
  reaction text not null,
  event_id uuid not null,
  marked_at timestamptz not null default now(),
  primary key (workspace_id, reaction, event_id)
);
select protect_tenant_table('spine_mark');
