-- platform/webhooks: where events are sent, what was sent, and how each attempt went.

create table webhooks_endpoint (
  workspace_id uuid not null,
  endpoint_id uuid not null,
  url text not null,
  description text not null default '',
  -- empty: all
  event_types text[] not null default '{}',
  -- sealed; the previous one goes on signing beside it until its time is over
  secret text not null,
  previous_secret text,
  previous_until timestamptz,
  -- null while it is on; why it was turned off otherwise
  off_reason text check (off_reason in ('by-hand', 'gone', 'failing')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, endpoint_id)
);
select protect_tenant_table('webhooks_endpoint');

-- One event for one endpoint. The event itself stays in the log.
create table webhooks_delivery (
  workspace_id uuid not null,
  delivery_id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event_recorded_at timestamptz not null,
  event_type text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  -- while an attempt is under way: when it counts as lost
  next_at timestamptz,
  last_at timestamptz,
  last_status int,
  last_error text,
  created_at timestamptz not null,
  primary key (workspace_id, delivery_id),
  unique (workspace_id, endpoint_id, event_id),
  foreign key (workspace_id, endpoint_id) references webhooks_endpoint (workspace_id, endpoint_id) on delete cascade,
  check ((state = 'waiting') = (next_at is not null))
);
create index webhooks_delivery_due on webhooks_delivery (workspace_id, endpoint_id, next_at) where state = 'waiting';
create index webhooks_delivery_list on webhooks_delivery (workspace_id, endpoint_id, delivery_id);
create index webhooks_delivery_age on webhooks_delivery (workspace_id, created_at);
select protect_tenant_table('webhooks_delivery');

create table webhooks_attempt (
  workspace_id uuid not null,
  delivery_id uuid not null,
  attempt_id uuid not null,
  at timestamptz not null,
  status int,
  error text,
  ms int not null,
  -- the beginning of the answer
  answer text not null default '',
  primary key (workspace_id, delivery_id, attempt_id),
  foreign key (workspace_id, delivery_id) references webhooks_delivery (workspace_id, delivery_id) on delete cascade
);
select protect_tenant_table('webhooks_attempt');
