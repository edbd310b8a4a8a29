-- know/profile: one row of event facts for each customer, recomputed from state; scores of the population beside it.
-- Facts that time changes (recency, stage) are computed at read from the as-of day: nothing rewrites a million rows a night.

create table profile_customer (
  workspace_id uuid not null,
  customer_id uuid not null,
  orders int not null default 0,
  -- customer-days: all purchases of one day count once
  transactions int not null default 0,
  first_day date,
  last_day date,
  -- sums of orders as sold, and what came back, with or without its order
  gross bigint not null default 0,
  returned bigint not null default 0,
  net bigint not null generated always as (gross - returned) stored,
  -- what was sold on the first day: the rest is the value of the repeat purchases
  first_value bigint not null default 0,
  -- orders whose cost is known: what they brought net of returns, and what they cost
  costed_orders int not null default 0,
  costed_net bigint not null default 0,
  cost bigint not null default 0,
  -- cost to serve (minutes, shipping, points); nobody tells such events yet
  serve_cost bigint not null default 0,
  -- days between her purchase days: the middle one, and the last one
  gap_median int,
  gap_last int,
  created_day date not null,
  -- the relationship ended: her data were erased on request
  ended_day date,
  primary key (workspace_id, customer_id)
);
create index profile_customer_last_day on profile_customer (workspace_id, last_day desc nulls last, customer_id desc);
create index profile_customer_net on profile_customer (workspace_id, net desc, customer_id desc);
select protect_tenant_table('profile_customer');

-- Each fit of the models is kept: what it saw, what it found, how well it foretold what it had not seen.
create table profile_fit (
  workspace_id uuid not null,
  fit_id uuid not null,
  made_at timestamptz not null,
  as_of date not null,
  data_from date not null,
  data_to date not null,
  customers int not null,
  repeaters int not null,
  -- the model that predicts: its scores are in profile_score
  model text not null check (model in ('bgnbd', 'mbgnbd', 'paretonbd')),
  -- {bgnbd, mbgnbd, paretonbd, gammagamma}: {params, logLikelihood, converged, n, warnings, intervals, logCovariance}
  fits jsonb not null,
  -- {until, weeks, models: {name: report of the hold-out, baselines beside it}}; null: too little history
  holdout jsonb,
  -- {horizonWeeks, monthlyDiscount, margin}
  assumptions jsonb not null,
  seconds real not null,
  -- the one whose scores are shown: swapped when all scores are in
  is_current boolean not null default false,
  primary key (workspace_id, fit_id)
);
create unique index profile_fit_current on profile_fit (workspace_id) where is_current;
create index profile_fit_made on profile_fit (workspace_id, made_at desc, fit_id);
select protect_tenant_table('profile_fit');

create table profile_score (
  workspace_id uuid not null,
  fit_id uuid not null,
  customer_id uuid not null,
  r smallint not null,
  f smallint not null,
  m smallint not null,
  segment text collate "C" not null,
  -- null where no model could be fitted
  p_alive real,
  -- in the next 52 weeks
  expected_purchases real,
  -- of one purchase day, in minor units
  average_value double precision,
  -- of the next 12 months, discounted; revenue where no margin is known
  clv double precision,
  next_day date,
  primary key (workspace_id, fit_id, customer_id)
);
create index profile_score_segment on profile_score (workspace_id, fit_id, segment, customer_id desc);
create index profile_score_clv on profile_score (workspace_id, fit_id, clv desc nulls last, customer_id desc);
select protect_tenant_table('profile_score');

-- How much changed since the last fit, and who is fitting now.
create table profile_pending (
  workspace_id uuid not null,
  changed bigint not null default 0,
  -- rises with every change of facts or scores: remembered answers hang on it
  version bigint not null default 0,
  fitted_customers bigint not null default 0,
  fitted_at timestamptz,
  -- a fit was asked for and has not begun
  asked_at timestamptz,
  fitting_until timestamptz,
  primary key (workspace_id)
);
select protect_tenant_table('profile_pending');
