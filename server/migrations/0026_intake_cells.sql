-- A cell that could not be read is listed beside the rows that were not taken, while its row is taken; a row may have several.
alter table intake_problem add column place smallint not null default 0;
alter table intake_problem add column taken boolean not null default false;
alter table intake_problem drop constraint intake_problem_pkey;
alter table intake_problem add primary key (workspace_id, import_id, row_number, place);
-- By kind: each kind of problem is a list that opens.
create index intake_problem_kind on intake_problem (workspace_id, import_id, code, row_number);

-- The bytes of the file, hashed: the same file is known again long after it is gone.
alter table intake_import add column file_hash bytea;
create index intake_import_file on intake_import (workspace_id, file_hash) where file_hash is not null;
