-- people/customers: one list of what a merge moved, whoever's rows they are (a module declares its tables as keeps). The modules'
-- own lists end; what stands in them goes on. `what` is the name of the table, `match_key` the row's id.
alter table customers_moved drop constraint customers_moved_what_check;
alter table customers_moved no force row level security;
alter table customers_merge no force row level security;
alter table purchases_moved no force row level security;
alter table conversations_moved no force row level security;
insert into customers_moved (workspace_id, merge_id, what, match_key)
select m.workspace_id, m.merge_id, m.what, m.id::text from (
  select workspace_id, merge_id, 'purchases_purchase' as what, purchase_id as id from purchases_moved
  union all select workspace_id, merge_id, 'conversations_interaction', interaction_id from conversations_moved) m
where exists (select 1 from customers_merge g where g.workspace_id = m.workspace_id and g.merge_id = m.merge_id);
drop table purchases_moved;
drop table conversations_moved;
alter table customers_moved force row level security;
alter table customers_merge force row level security;
-- for the undoing of an import, which takes moved rows away
create index customers_moved_row on customers_moved (workspace_id, what, match_key);

-- The reaction that follows starts where the slower of the two stood: hearing a merge again moves nothing again.
alter table spine_cursor no force row level security;
alter table spine_parked no force row level security;
insert into spine_cursor (workspace_id, reaction, epoch, xid, position, moved_at)
select distinct on (workspace_id) workspace_id, 'customers.follow-merges', epoch, xid, position, moved_at from spine_cursor
where reaction in ('purchases.follow-merges', 'conversations.follow-merges') order by workspace_id, epoch, xid, position
on conflict (workspace_id, reaction) do nothing;
insert into spine_parked (workspace_id, reaction, event_id, recorded_at, attempts, next_at, error)
select distinct on (workspace_id, event_id) workspace_id, 'customers.follow-merges', event_id, recorded_at, attempts, next_at, error from spine_parked
where reaction in ('purchases.follow-merges', 'conversations.follow-merges') order by workspace_id, event_id, next_at
on conflict (workspace_id, reaction, event_id) do nothing;
delete from spine_parked where reaction in ('purchases.follow-merges', 'conversations.follow-merges');
delete from spine_cursor where reaction in ('purchases.follow-merges', 'conversations.follow-merges');
alter table spine_cursor force row level security;
alter table spine_parked force row level security;
