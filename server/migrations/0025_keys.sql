-- Which key sealed what lies here, and who was erased. Both outlive a restore: the first stops a start with another key, the
-- second keeps the erased away when an older archive comes back.

-- One row. key_mark is a keyed hash of nothing but the key: it tells two keys apart and gives neither away.
create table platform_installation (
  only_one boolean primary key default true check (only_one),
  key_mark text not null,
  -- sealed: the keys of the hashes that were made under an earlier key and cannot be made again (cards, erased contacts)
  matching text,
  -- when somebody said that a copy of this very key lies elsewhere
  key_copied_at timestamptz,
  changed_at timestamptz not null default now()
);
grant select on platform_installation to {{app}};

-- Marks of erased customers: a hash of two random ids, from which nobody is known again without the row itself.
create table platform_erasure (
  workspace_id uuid not null,
  mark text collate "C" not null,
  erased_at timestamptz not null,
  primary key (workspace_id, mark)
);
select protect_tenant_table('platform_erasure');

-- Doctor compares what was applied with what this release brings.
grant select on platform_migration to {{app}};
