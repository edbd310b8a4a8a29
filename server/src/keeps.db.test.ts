import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from './ground/database/pool.ts';
import { silentLog } from './ground/log.ts';
import { modules } from './ladder.ts';
import { auditKeeps } from './office/audit/index.ts';
import type { Keep } from './spine/keep.ts';
import { spineKeeps } from './spine/keeps.ts';
import { testApp } from './testing/test-app.ts';
import { testDatabase } from './testing/test-database.ts';

/**
 * Every table with a customer's id is declared once, and what the declarations say is true of each: what a merge does, what
 * its undo does, what erasing leaves. A table that is new is tried as soon as it is declared, and the first test refuses it
 * until it is.
 */
const keeps: readonly Keep[] = [...modules.flatMap((module) => module.keeps ?? []), ...auditKeeps, ...spineKeeps];
const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const admin = openPool({ url: database.superUrl, log: silentLog, name: 'test-super', max: 1 });
afterAll(() => admin.end());

describe('the declarations', () => {
  it('name every column that says which customer a row is about, each table once', async () => {
    const { rows } = await admin.query(`select distinct c.relname as table, a.attname as column from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (a.attname ~ '(^|_)customer_id$' or exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
          and f.confrelid = 'customers_customer'::regclass and a.attnum = any(f.conkey)) and a.attname <> 'workspace_id'
          or a.attname = any(array['merged_into', 'merged_id', 'survivor_id', 'company_id', 'apart_from', 'first_id', 'second_id']))`);
    const declared = keeps.flatMap((keep) =>
      [...keep.customer, ...(keep.others ?? [])].map((column) => `${keep.table}.${column}`),
    );
    const found = rows.map((row) => `${row.table}.${row.column}`);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((one) => !declared.includes(one))).toEqual([]);
    expect(keeps.map((keep) => keep.table).sort()).toEqual([...new Set(keeps.map((keep) => keep.table))].sort());
  });

  it('name the key of each table and columns that it has', async () => {
    for (const { table, key, customer, others = [], forget, merges } of keeps) {
      const { rows } = await admin.query(
        `select array(select a.attname::text from pg_attribute a where a.attrelid = $1::regclass and a.attnum = any(i.indkey)) as key,
           array(select a.attname::text from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0) as columns
         from pg_index i where i.indrelid = $1::regclass and i.indisprimary`,
        [table],
      );
      expect([table, [...rows[0].key].sort()]).toEqual([table, ['workspace_id', ...key].sort()]);
      const set = 'set' in forget ? Object.keys(forget.set) : [];
      expect([...customer, ...others, ...set].filter((column) => !rows[0].columns.includes(column))).toEqual([]);
      // what moves is listed by one id and re-pointed in one column
      if (merges === 'moves') expect([key.length, customer.length]).toEqual([1, 1]);
    }
  });
});

/** Rows of a table that are about one of these, by their key. */
async function rowsOf({ table, key, customer }: Keep, ids: readonly string[]) {
  const { rows } = await admin.query(
    `select to_jsonb(t) - 'updated_at' - 'version' - 'computed_at' - 'found_at' as row from ${table} t
     where workspace_id = $1 and (${customer.map((column) => `${column} = any($2::uuid[])`).join(' or ')}) order by ${key.join(', ')}`,
    [workspaceId, ids],
  );
  return rows.map(({ row }) => row as Record<string, unknown>);
}

const everything = async (ids: readonly string[]) =>
  new Map(await Promise.all(keeps.map(async (keep) => [keep.table, await rowsOf(keep, ids)] as const)));

let people = 0;
/** Somebody of whom every table holds something; whoever declares a table adds here what fills it. */
async function knownEverywhere(): Promise<string> {
  people += 1;
  const phone = `0912000${String(people).padStart(4, '0')}`;
  const post = async (path: string, body: unknown) => {
    const answer = await owner.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const id = (await post('/customers', { name: `نرگس بهاری ${people}`, phones: [phone], city: 'قم', tags: ['آشنا'] }))
    .customerId as string;
  await owner.patch(`/customers/${id}`, { version: 1, city: 'یزد' });
  await post(`/customers/${id}/consents`, {
    purpose: 'marketing',
    channel: 'sms',
    state: 'granted',
    source: 'form',
    evidence: `برگهٔ ${people}`,
  });
  await post('/purchases', {
    customer: { phone, name: `خواهر ${people}` },
    at: '2026-11-20',
    number: `K-${people}`,
    lines: [{ sku: 'A', quantity: 1, unitPrice: 5000 }],
  });
  await post('/interactions', { customer: { id }, channel: 'note', text: `سفارش ${people}` });
  await post(`/customers/${id}/notes`, { body: `یادداشت ${people}` });
  await post(`/customers/${id}/preferences`, {
    component: 'product',
    attitude: 'likes',
    value: 'چای',
    source: 'stated',
  });
  await post(`/customers/${id}/attachments?name=a.txt`, 'متن');
  // a phone of her sister's, an earlier merge, a declined and a suggested pair, a bulk edit, an import, a fit
  const other = (
    await post('/customers', { name: 'نرگس بهاری', phones: [`0913000${String(people).padStart(4, '0')}`] })
  ).customerId;
  const double = (await post('/customers', { name: 'نرگس', city: 'قم' })).customerId;
  await post(`/customers/${id}/merge`, { mergedId: double });
  const given = [workspaceId, id, other];
  await shop.house.pump.drain(workspaceId);
  // what takes a file, a fit or a long job to make
  for (const sql of madeByHand) await admin.query(sql, sql.includes('$3') ? given : given.slice(0, 2));
  return id;
}

const madeByHand = [
  `insert into customers_distinct (workspace_id, first_id, second_id, decided_at, actor) values ($1, least($2, $3)::uuid, greatest($2, $3)::uuid, now(), 'user:maryam')`,
  `insert into customers_duplicate (workspace_id, first_id, second_id, score, reasons, found_at) values ($1, least($2, $3)::uuid, greatest($2, $3)::uuid, 60, '{}', now()) on conflict do nothing`,
  `insert into customers_shared_contact (workspace_id, customer_id, kind, match_key, value, label, created_at) values ($1, $2, 'phone', '+982188776655', '+982188776655', 'خواهر', now())`,
  `with bulk as (insert into customers_bulk (workspace_id, bulk_id, change, state, total, actor, started_at) values ($1, gen_random_uuid(), '{}', 'done', 1, 'user:maryam', now()) returning bulk_id)
   insert into customers_bulk_row (workspace_id, bulk_id, customer_id, state, before, after) select $1, bulk_id, $2, 'changed', '{"city":"قم"}', '{"city":"یزد"}' from bulk`,
  `insert into intake_before (workspace_id, import_id, kind, record_id, before, after) values ($1, gen_random_uuid(), 'customers', $2, '{"city":"قم"}', '{"city":"یزد"}')`,
  `insert into profile_score (workspace_id, fit_id, customer_id, r, f, m, segment) values ($1, gen_random_uuid(), $2, 1, 1, 1, 'new')`,
];

/** Tables that are made anew from the others, by reactions with tests of their own: what stands in them is not moved back. */
const madeAnew = new Set(['customers_duplicate', 'profile_score']);

describe('each table does as its declaration says', () => {
  it('when two are merged, and when the merge is undone', async () => {
    const [survivorId, mergedId] = [await knownEverywhere(), await knownEverywhere()];
    const before = new Map<string, Awaited<ReturnType<typeof everything>>>();
    for (const id of [survivorId, mergedId]) before.set(id, await everything([id]));
    // a table without a row of hers would prove nothing
    for (const { table } of keeps) expect([table, before.get(mergedId)?.get(table)?.length]).not.toEqual([table, 0]);

    const { mergeId } = (await owner.post(`/customers/${survivorId}/merge`, { mergedId })).body;
    await shop.house.pump.drain(workspaceId);
    for (const keep of keeps) {
      const { table, customer } = keep;
      const was = before.get(mergedId)?.get(table) ?? [];
      if (keep.merges === 'moves') {
        expect([table, await rowsOf(keep, [mergedId])]).toEqual([table, []]);
        const moved = was.map((row) => ({ ...row, [customer[0] ?? '']: survivorId }));
        expect(await rowsOf(keep, [survivorId])).toEqual(expect.arrayContaining(moved));
      } else if (keep.merges === 'all-ids')
        expect(await rowsOf(keep, [mergedId]), table).toEqual(expect.arrayContaining(was));
    }

    expect((await owner.post(`/merges/${mergeId}/undo`)).status).toBe(200);
    await shop.house.pump.drain(workspaceId);
    for (const id of [survivorId, mergedId])
      for (const keep of keeps)
        if (!madeAnew.has(keep.table))
          expect(await rowsOf(keep, [id]), keep.table).toEqual(
            expect.arrayContaining(before.get(id)?.get(keep.table) ?? []),
          );
    const { rows } = await admin.query(
      `select 1 from customers_moved where what not in ('identifier', 'redirect', 'company')`,
    );
    expect(rows).toEqual([]);
  });

  it('when somebody is erased, under every id that led to her', async () => {
    const [id, double, other] = [await knownEverywhere(), await knownEverywhere(), await knownEverywhere()];
    await owner.post(`/customers/${id}/merge`, { mergedId: double });
    await shop.house.pump.drain(workspaceId);
    const ids = [id, double];
    const [before, others] = [await everything(ids), await everything([other])];
    expect((await owner.post(`/customers/${id}/erase`)).status).toBe(200);
    await shop.house.pump.drain(workspaceId);
    for (const keep of keeps) {
      const { table, forget } = keep;
      const left = await rowsOf(keep, ids);
      if ('rows' in forget) {
        expect([table, left]).toEqual([table, []]);
        continue;
      }
      // the erasing itself is told and noted
      expect(left.length, table).toBeGreaterThanOrEqual(before.get(table)?.length ?? 0);
      if ('stays' in forget) continue;
      const full = Object.entries(forget.set).map(([column, value]) => `${column} is distinct from ${value}`);
      const mine = keep.customer.map((column) => `${column} = any($2::uuid[])`);
      const { rows } = await admin.query(
        `select 1 from ${table} where workspace_id = $1 and (${mine.join(' or ')}) and (${full.join(' or ')})`,
        [workspaceId, ids],
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
    // nobody else is touched
    for (const keep of keeps) expect(await rowsOf(keep, [other]), keep.table).toEqual(others.get(keep.table));
  });
});
