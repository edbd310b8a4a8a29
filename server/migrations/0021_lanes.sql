-- The job queue of the installation, in lanes with turns (docs/decisions/lanes-for-jobs.md). Global: a worker serves every
-- business, so the column that says whose job it is bears another name than that of a tenant table.
create table platform_job (
  job_id bigint primary key generated always as identity,
  name text not null,
  -- whose turn it is when the job runs; all zeros: the house itself
  business uuid not null default '00000000-0000-0000-0000-000000000000',
  -- at most one row a key: who asks again while it runs has it run once more (again)
  key text unique,
  payload jsonb not null,
  -- small work that never waits behind large work of the same kind
  quick boolean not null default false,
  run_at timestamptz not null default now(),
  attempts int not null default 0,
  again boolean not null default false,
  locked_by text,
  lease_until timestamptz,
  -- given up after too many attempts
  failed_at timestamptz,
  last_error text,
  added_at timestamptz not null default now(),
  check ((locked_by is null) = (lease_until is null))
);
create index platform_job_due on platform_job (name, quick, run_at) where failed_at is null;
grant select, insert, update, delete on platform_job to {{app}};

-- When a business last had its turn in a lane; counted, not timed, so that no clock can be wrong.
create table platform_turn (
  lane text not null,
  business uuid not null,
  turn bigint not null,
  primary key (lane, business)
);
create sequence platform_turn_number;
grant select, insert, update, delete on platform_turn to {{app}};
grant usage, select on sequence platform_turn_number to {{app}};

-- When time starts a job next. What fell due while the product was off is done once at its start.
create table platform_schedule (
  name text primary key,
  due_at timestamptz not null
);
grant select, insert, update, delete on platform_schedule to {{app}};

-- What waits in the queue that was used before goes on in this one.
do $$ begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    insert into platform_job (name, business, key, payload, run_at)
    select t.identifier, coalesce(nullif(j.payload ->> 'workspaceId', '')::uuid, '00000000-0000-0000-0000-000000000000'), j.key, j.payload::jsonb, j.run_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier not like '%:%' on conflict (key) do nothing;
    drop schema graphile_worker cascade;
  end if;
end $$;
drop table platform_worker;

-- Backing off belongs to the endpoint: how often in a row it failed, and until when it is left in peace.
alter table webhooks_endpoint add column failures int not null default 0, add column paused_until timestamptz;

-- The health page compares the number with the one it was built for.
grant select on platform_migration to {{app}};
