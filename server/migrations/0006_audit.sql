-- platform/audit: who changed what, from what to what. Personal values are sealed with a key of the customer's own, which
-- erasing destroys: that something happened stays, what the value was can no longer be read.

create table audit_entry (
  workspace_id uuid not null,
  -- UUIDv7: its order is the order of time
  entry_id uuid not null,
  at timestamptz not null,
  actor text not null,
  source text not null,
  -- past tense, as events: "customer.changed"
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- whose key seals the personal values
  customer_id uuid,
  -- names of the fields that changed
  fields text[] not null,
  -- values of the fields that are not personal
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  -- {before, after} of the personal ones
  sealed text,
  primary key (workspace_id, entry_id)
);
create index audit_entry_subject on audit_entry (workspace_id, subject_kind, subject_id, entry_id desc);
create index audit_entry_actor on audit_entry (workspace_id, actor, entry_id desc);
create index audit_entry_action on audit_entry (workspace_id, action, entry_id desc);
create index audit_entry_customer on audit_entry (workspace_id, customer_id, entry_id desc) where customer_id is not null;
select protect_tenant_table('audit_entry');

-- A customer's key, sealed with the installation's. A destroyed key stays as a row without a key, so that none is made again.
create table customers_key (
  workspace_id uuid not null,
  customer_id uuid not null,
  sealed_key text,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (workspace_id, customer_id),
  check ((sealed_key is null) = (destroyed_at is not null))
);
select protect_tenant_table('customers_key');
