import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

/**
 * Reads the catalogue after all migrations: what would break row-level security, Citus or "one database a workspace" fails
 * here, with the name of the table. The rules are ARCHITECTURE.md's "Many workspaces".
 */
const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.superUrl, max: 1 });
// the database may be dropped before the last connection has closed
owner.on('error', () => {});
afterAll(() => owner.end());
const names = async (sql: string) => (await owner.query(sql)).rows.map((row) => Object.values(row).join(': '));

/** Tables that belong to the installation and not to a workspace. A new one needs a reason here. */
const globals = new Set([
  'workspace', // the list itself
  'platform_migration', // what was applied
  'platform_installation', // whose key sealed what lies here
  'platform_job', // the queue: a worker serves every business
  'platform_turn', // whose turn was when, in it
  'platform_schedule', // what time starts next
  'platform_rate', // requests of this minute, by caller
  'spine_epoch', // one row for the whole log
]);

const tables = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition from pg_class c
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;
const tenant = `(${tables} and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
  and c.relname <> 'workspace')`;

it('every table belongs to a workspace, or is named as global', async () => {
  const loose = await names(
    `select relname from (${tables}) t where not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'workspace_id' and not a.attisdropped)`,
  );
  expect(loose.filter((name) => !globals.has(name))).toEqual([]);
});

it('the workspace is the first column of every primary key, unique key and index of a tenant table', async () => {
  const wrong =
    await names(`select t.relname, i.indexrelid::regclass from ${tenant} t join pg_index i on i.indrelid = t.oid
    join pg_am on pg_am.oid = (select relam from pg_class where oid = i.indexrelid)
    where pg_am.amname = 'btree' and (select attname from pg_attribute where attrelid = t.oid and attnum = i.indkey[0]) is distinct from 'workspace_id'`);
  expect(wrong).toEqual([]);
});

it('foreign keys stay inside the workspace and delete nothing through it', async () => {
  const wrong =
    await names(`select f.conrelid::regclass, f.conname from pg_constraint f join ${tenant} t on t.oid = f.conrelid
    where f.contype = 'f' and (
      f.confdeltype in ('n', 'd')
      or (select attname from pg_attribute where attrelid = f.conrelid and attnum = f.conkey[1]) <> 'workspace_id'
      or (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[1]) <> 'workspace_id')`);
  expect(wrong).toEqual([]);
});

it('no table has a trigger of its own', async () => {
  expect(
    await names(
      `select tgrelid::regclass, tgname from pg_trigger where not tgisinternal and tgrelid in (select oid from (${tables}) t)`,
    ),
  ).toEqual([]);
});

it('row-level security is forced on every tenant table', async () => {
  const open = await names(
    `select relname from ${tenant} t where not relrowsecurity or (not relforcerowsecurity and not relispartition)`,
  );
  expect(open).toEqual([]);
});

it('every tenant table has the tenant policy, with a check on what is written', async () => {
  const bare = await names(`select relname from ${tenant} t where not relispartition and not exists (
    select 1 from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant' and p.polwithcheck is not null)`);
  expect(bare).toEqual([]);
});

it('web and worker can bypass nothing and own nothing', async () => {
  const { rows } = await owner.query(
    `select rolname from pg_roles where rolname in ($1, $2) and (rolbypassrls or rolsuper or rolcreaterole)`,
    [new URL(database.webUrl).username, new URL(database.workerUrl).username],
  );
  expect(rows).toEqual([]);
  expect(
    await names(
      `select relname from (${tables}) t where (select pg_get_userbyid(relowner) from pg_class where oid = t.oid) like '%\\_web' or (select pg_get_userbyid(relowner) from pg_class where oid = t.oid) like '%\\_worker'`,
    ),
  ).toEqual([]);
});

it('tables begin with the name of a module', async () => {
  const prefixes =
    /^(idempotency_key|workspace|spine|platform|customers|consent|staff|audit|products|purchases|conversations|profile|measures|imports|intake|webhooks|attachments|exports|files)(_|$)/;
  expect(
    (await names(`select relname from (${tables}) t where not relispartition`)).filter(
      (name) => !prefixes.test(name) && name !== 'idempotency_key',
    ),
  ).toEqual([]);
});

/** Functions that write a value into the text of a query, each with its reason. A new one needs a very good one. */
const writesValues = new Set([
  'spine_make_partition', // the bounds of a partition cannot be bound, and are the beginnings of months
]);

it('GATES 13: no function writes a value into the text of a query: what it was given is bound', async () => {
  const writers = await names(`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosrc ~* 'execute|format'
      and p.prosrc ~ '(%([0-9]+[$])?-?([0-9]+|[*])?L)|quote_literal|quote_nullable'
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
  expect(writers.filter((name) => !writesValues.has(name))).toEqual([]);
});
