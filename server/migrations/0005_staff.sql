-- people/staff. Accounts, sessions and memberships are global, in a schema of their own: they must be read before it is known
-- which workspace a request means (docs/decisions/staff-accounts.md). Roles and teams belong to a workspace.
-- Nothing in this schema opens a door when a dump is read: passwords are scrypt, tokens are hashes, second factors are sealed.

create schema auth;
grant usage on schema auth to {{app}};

create table auth.account (
  user_id uuid primary key,
  name text not null check (name <> ''),
  -- lower case; null only for the owner who came by the first link and has not chosen one yet
  email text unique check (email = lower(email)),
  -- scrypt$log2N$r$p$salt$hash
  password text,
  password_changed_at timestamptz,
  -- asked for a new one; shown to the colleagues who can make the link
  password_asked_at timestamptz,
  -- base32, sealed with the installation's key
  two_factor_secret text,
  two_factor_since timestamptz,
  -- the last time step whose code was used: a code works once
  two_factor_step bigint,
  recovery_hashes text[] not null default '{}',
  language text check (language in ('fa', 'en')),
  created_at timestamptz not null
);

create table auth.session (
  session_id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references auth.account on delete cascade,
  -- 'two-factor': the password was right, the second factor is still missing
  stage text not null check (stage in ('full', 'two-factor')),
  -- the workspace last worked in
  workspace_id uuid,
  device text not null default '',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_user on auth.session (user_id);
create index session_expiry on auth.session (expires_at);

-- One-time links: signing in, or choosing a new password.
create table auth.link (
  link_id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('sign-in', 'password')),
  user_id uuid not null references auth.account on delete cascade,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index link_user on auth.link (user_id);

-- Tries at a door, counted in rows so that they hold across processes. place is a keyed hash of an address or an account.
create table auth.attempt (
  place text primary key,
  since timestamptz not null,
  count int not null
);
create index attempt_age on auth.attempt (since);

create table auth.membership (
  workspace_id uuid not null,
  user_id uuid not null references auth.account on delete cascade,
  -- one of the six, or the id of a staff_role
  role text not null,
  team_id uuid,
  -- narrower than the role, never wider
  scope text check (scope in ('own', 'team', 'all')),
  masked text[] not null default '{}',
  joined_at timestamptz not null,
  primary key (workspace_id, user_id)
);
create index membership_user on auth.membership (user_id);
create index membership_team on auth.membership (workspace_id, team_id) where team_id is not null;

create table auth.invitation (
  workspace_id uuid not null,
  invitation_id uuid not null,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  role text not null,
  team_id uuid,
  scope text check (scope in ('own', 'team', 'all')),
  masked text[] not null default '{}',
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (workspace_id, invitation_id)
);
create unique index invitation_open on auth.invitation (workspace_id, email) where accepted_at is null;

-- API tokens. prefix is what people recognise a token by; the token itself is shown once.
create table auth.token (
  workspace_id uuid not null,
  token_id uuid not null,
  token_hash bytea not null unique,
  prefix text not null,
  name text not null,
  -- a role (then its rights follow the role), or a list of rights
  role text,
  rights text[],
  scope text not null check (scope in ('own', 'team', 'all')),
  masked text[] not null default '{}',
  -- the person who made it: its rows are hers where the scope is not 'all', and it ends with her membership
  user_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, token_id),
  check ((role is null) <> (rights is null))
);

grant select, insert, update, delete on all tables in schema auth to {{app}};

create table staff_role (
  workspace_id uuid not null,
  role_id uuid not null,
  name text not null check (name <> ''),
  name_key text not null,
  rights text[] not null,
  scope text not null check (scope in ('own', 'team', 'all')),
  masked text[] not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, role_id),
  unique (workspace_id, name_key)
);
select protect_tenant_table('staff_role');

create table staff_team (
  workspace_id uuid not null,
  team_id uuid not null,
  name text not null check (name <> ''),
  name_key text not null,
  created_at timestamptz not null,
  primary key (workspace_id, team_id),
  unique (workspace_id, name_key)
);
select protect_tenant_table('staff_team');
