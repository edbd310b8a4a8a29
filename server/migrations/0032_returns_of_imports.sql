-- A return that came with its order in a file of ours goes with it when the import is taken back.
alter table purchases_return add column import_id uuid;
