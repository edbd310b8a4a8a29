-- Which job workers live. The queue itself frees the jobs of a dead worker after four hours only; a shop does not wait
-- that long for its import to go on. Global: a worker serves every workspace.
create table platform_worker (
  worker_id text primary key,
  process_id text not null,
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on platform_worker to {{app}};
