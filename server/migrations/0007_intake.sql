-- platform/files and platform/intake: files kept beside the database, imports with their checkpoint, and what undoes them.

create table files_file (
  workspace_id uuid not null,
  file_id uuid not null,
  -- 'import', 'import-errors', 'export', 'attachment': what it may be served for
  purpose text not null,
  name text not null,
  content_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, file_id)
);
select protect_tenant_table('files_file');

create table intake_import (
  workspace_id uuid not null,
  import_id uuid not null,
  kind text not null,
  state text not null check (state in ('ready', 'waiting', 'checking', 'running', 'cancelled', 'done', 'failed', 'undoing', 'undone')),
  file_name text not null,
  file_size bigint,
  -- an upload of ours, or a path that the command line named
  file_id uuid,
  path text,
  origin text not null default 'import' check (origin in ('import', 'demo')),
  -- headers, samples, what was guessed, questions that a person must answer
  inspection jsonb not null,
  mapping jsonb not null,
  -- asked to stop: seen between two batches
  cancel boolean not null default false,
  -- items done, in the order in which they are written: a killed import goes on behind it
  checkpoint bigint not null default 0,
  -- bytes of the file read, for the progress bar
  bytes_read bigint not null default 0,
  created_rows bigint not null default 0,
  updated_rows bigint not null default 0,
  unchanged_rows bigint not null default 0,
  rejected_rows bigint not null default 0,
  customers_created bigint not null default 0,
  -- code -> count: rows taken in a way that the person should know of
  notices jsonb not null default '{}',
  -- the last dry run: counts and first problems
  check_result jsonb,
  -- {removed, restored, kept}: what its undo did
  undone jsonb,
  refusal jsonb,
  actor text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, import_id)
);
create index intake_import_newest on intake_import (workspace_id, created_at desc, import_id);
select protect_tenant_table('intake_import');

-- A row that was not taken, with the sentence that says why. It keeps the row as written, so that it can be corrected and
-- sent again; it goes with the import's files after some weeks.
create table intake_problem (
  workspace_id uuid not null,
  import_id uuid not null,
  row_number bigint not null,
  header text not null,
  code text not null,
  message jsonb not null,
  cells text[] not null,
  primary key (workspace_id, import_id, row_number)
);
select protect_tenant_table('intake_problem');

-- What a file row without a number of its own became: hash of its mapped values and its ordinal among equal rows.
create table intake_match (
  workspace_id uuid not null,
  kind text not null,
  match_key bytea not null,
  record_id uuid not null,
  import_id uuid not null,
  primary key (workspace_id, kind, match_key)
);
create index intake_match_import on intake_match (workspace_id, import_id);
select protect_tenant_table('intake_match');

-- Before-images: field -> value before the import and value that it wrote; undo restores a field that still has the latter.
create table intake_before (
  workspace_id uuid not null,
  import_id uuid not null,
  kind text not null,
  record_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (workspace_id, import_id, kind, record_id)
);
create index intake_before_record on intake_before (workspace_id, record_id);
select protect_tenant_table('intake_before');

-- What an undo left alone, and why.
create table intake_kept (
  workspace_id uuid not null,
  import_id uuid not null,
  kind text not null,
  record_id uuid not null,
  reason text not null,
  primary key (workspace_id, import_id, kind, record_id)
);
select protect_tenant_table('intake_kept');

-- The mapping a person confirmed last for a file of this shape.
create table intake_mapping (
  workspace_id uuid not null,
  kind text not null,
  -- hash of the folded headers
  shape bytea not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (workspace_id, kind, shape)
);
select protect_tenant_table('intake_mapping');

-- After a bulk load the planner must know the new size at once: until autovacuum comes by, a rebuild of derived tables
-- would be planned for empty tables. Only the owner may ANALYZE, hence the definer; tenant tables only.
create function intake_refresh_statistics(tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  name regclass;
begin
  for name in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relname = any(tables) and c.relrowsecurity and c.relkind in ('r', 'p')
  loop
    execute format('analyze %s', name);
  end loop;
end $$;
revoke all on function intake_refresh_statistics(text[]) from public;
grant execute on function intake_refresh_statistics(text[]) to {{app}};
