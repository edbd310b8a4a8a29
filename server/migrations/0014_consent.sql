-- people/consent: what a person allows, for each purpose and channel, with the words that she agreed to.

-- The words, each version for ever. Version 0 is the product's own and stands in code.
create table consent_text (
  workspace_id uuid not null,
  purpose text not null check (purpose in ('service', 'marketing', 'profiling', 'research')),
  version int not null check (version > 0),
  body_fa text not null check (body_fa <> ''),
  body_en text not null check (body_en <> ''),
  published_at timestamptz not null,
  actor text not null,
  primary key (workspace_id, purpose, version)
);
select protect_tenant_table('consent_text');

-- What she said, never changed: the state is the latest word for a purpose and channel ('any': for all channels).
create table consent_record (
  workspace_id uuid not null,
  record_id uuid not null,
  customer_id uuid not null,
  purpose text not null check (purpose in ('service', 'marketing', 'profiling', 'research')),
  channel text not null check (channel in ('any', 'sms', 'email', 'call', 'messenger', 'post')),
  state text not null check (state in ('granted', 'withdrawn')),
  text_version int not null,
  -- who said it where: herself in a form or by a message, staff who heard it, a file
  source text not null check (source in ('person', 'staff', 'form', 'sms', 'import', 'api')),
  -- where it can be proved: number of a paper, id of a message. Personal: erasing empties it.
  evidence text not null default '',
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  primary key (workspace_id, record_id),
  foreign key (workspace_id, customer_id) references customers_customer (workspace_id, customer_id)
);
create index consent_record_latest on consent_record (workspace_id, customer_id, purpose, at desc, record_id desc);
select protect_tenant_table('consent_record');

-- Keyed hashes of the phones and e-mails of people who had their data erased: nobody can read them, but the same phone is
-- known again when a later file brings it back.
create table consent_suppression (
  workspace_id uuid not null,
  fingerprint text collate "C" not null,
  suppressed_at timestamptz not null,
  primary key (workspace_id, fingerprint)
);
select protect_tenant_table('consent_suppression');
