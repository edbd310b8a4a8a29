-- know/profile: the history that forecasts are made from, net of what came back, and what each score has seen.

-- An order that came back whole is no transaction of a forecast, and a purchase day is worth what was kept of it.
-- null: the row was written before these columns; it is rebuilt by the nightly job, and stands on its purchase days until then
alter table profile_customer add column kept_days int;
alter table profile_customer add column kept_first date;
alter table profile_customer add column kept_last date;
-- what was kept of all kept days but the first
alter table profile_customer add column kept_repeat bigint not null default 0;
-- tax in what costed orders brought, in the proportion that stayed sold: margin = costed_net - costed_tax - cost
alter table profile_customer add column costed_tax bigint not null default 0;
create index profile_customer_unkept on profile_customer (workspace_id) where kept_days is null;

-- The purchase days and the last day that a score was made from: facts that moved on since are not shown beside it.
alter table profile_score add column saw_days int;
alter table profile_score add column saw_last date;
