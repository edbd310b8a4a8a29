-- Work of which a business may have only so many pieces at once (exports), whichever process does it: a row for each piece, its
-- own for as long as its process says so. What a dead process had is nobody's when its lease is over.
create table platform_at_once (
  workspace_id uuid not null references workspace,
  kind text not null,
  work_id uuid not null,
  lease_until timestamptz not null,
  primary key (workspace_id, kind, work_id)
);
select protect_tenant_table('platform_at_once');
grant select, insert, update, delete on platform_at_once to {{app}};
