-- desk: the two older orders of the list get indexes of the same build as the others. With «desc nulls last» in the index and none
-- in the query the planner sorted everybody for the fifty that are wanted; where only the known stand, no null has to be placed.
drop index profile_customer_last_day;
create index profile_customer_last_day on profile_customer (workspace_id, last_day, customer_id) where last_day is not null;
drop index profile_score_clv;
create index profile_score_clv on profile_score (workspace_id, fit_id, clv, customer_id) where clv is not null;
