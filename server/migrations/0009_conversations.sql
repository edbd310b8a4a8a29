-- talk/conversations begins as the owner of the interaction: one thing said or done between us and a customer, by any channel.

create table conversations_interaction (
  workspace_id uuid not null,
  interaction_id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('note', 'call', 'form', 'sms', 'email', 'messenger', 'visit')),
  direction text not null check (direction in ('inbound', 'outbound', 'internal')),
  at timestamptz not null,
  subject text not null default '',
  body text not null default '',
  -- a form's own fields as they were sent: {label: value}
  fields jsonb not null default '{}',
  duration_seconds int check (duration_seconds >= 0),
  outcome text not null default '',
  -- the id that the channel itself gave: a message that is delivered twice is one interaction
  external_id text collate "C",
  content_hash bytea not null,
  actor text not null,
  source text not null default 'api',
  import_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, interaction_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create unique index conversations_interaction_external on conversations_interaction (workspace_id, channel, external_id)
  where external_id is not null;
create index conversations_interaction_customer on conversations_interaction (workspace_id, customer_id, at desc, interaction_id desc);
create index conversations_interaction_at on conversations_interaction (workspace_id, at desc, interaction_id desc);
create index conversations_interaction_import on conversations_interaction (workspace_id, import_id) where import_id is not null;
select protect_tenant_table('conversations_interaction');

-- What a merge of customers moved, so that its undoing moves back exactly that.
create table conversations_moved (
  workspace_id uuid not null,
  merge_id uuid not null,
  interaction_id uuid not null,
  from_customer_id uuid not null,
  primary key (workspace_id, merge_id, interaction_id),
  foreign key (workspace_id, interaction_id) references conversations_interaction (workspace_id, interaction_id)
);
create index conversations_moved_interaction on conversations_moved (workspace_id, interaction_id);
select protect_tenant_table('conversations_moved');
