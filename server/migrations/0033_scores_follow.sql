-- know/profile: a score says from which money it was made as well, so that a return is seen to have moved it. Scores of a customer
-- whose history moved since the fit are made anew beside her facts: list, page and measures read the same row.
-- null: of an earlier release; not compared
alter table profile_score add column saw_net bigint;
