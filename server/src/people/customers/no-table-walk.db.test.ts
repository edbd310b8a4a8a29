import pg from 'pg';
import { expect, it } from 'vitest';
import { seedWorkspace } from '../../../../bench/seed.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { inWorkspace, type Tx } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { mayContactMany } from '../consent/index.ts';
import { findDuplicatesOf } from './commands/find-duplicates.ts';
import { findDuplicatesFor, listDuplicates } from './reads/list-duplicates.ts';
import { listLacking } from './reads/read-quality.ts';
import { readRecord } from './reads/read-record.ts';

const database = await testDatabase();
const shop = await testApp(database);
const workspaceId = await seedWorkspace(database.superUrl, { customers: 20_000, purchasesEach: 0 });
const owner: Principal = {
  actor: 'user:maryam',
  userId: null,
  name: 'مریم',
  workspaceId,
  role: 'owner',
  rights: new Set(['*']),
  scope: 'all',
  team: [],
  masked: new Set(),
};

/** Scans of whole tables that the work makes, as the server counts them. */
async function tablesWalked(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const admin = new pg.Client({ connectionString: database.superUrl });
  await admin.connect();
  try {
    const read = async () => {
      await admin.query('select pg_stat_clear_snapshot()');
      const { rows } = await admin.query(
        `select relname, seq_scan::int as n from pg_stat_user_tables where relname in ('customers_customer', 'customers_identifier')`,
      );
      return new Map(rows.map((row) => [row.relname as string, row.n as number]));
    };
    const before = await read();
    await inWorkspace(shop.house.pool, workspaceId, async (tx) => {
      await work(tx);
      await tx.query('select pg_stat_force_next_flush()');
    });
    const after = await read();
    return [...after].filter(([table, n]) => n !== before.get(table)).map(([table]) => table);
  } finally {
    await admin.end();
  }
}

it('reads of one customer, and pages of lists, walk no whole table behind row-level security', async () => {
  const ids = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
    tx.query<{ id: string }>(
      'select customer_id as id from customers_customer where workspace_id = $1 order by customer_id limit 3',
      [workspaceId],
    ),
  );
  const [one] = ids.map((row) => row.id);
  if (one === undefined) throw new Error('the seed made nobody');
  const now = new Date('2026-11-21');
  const works: Record<string, (tx: Tx) => Promise<unknown>> = {
    record: (tx) => readRecord(tx, owner, one, now),
    alike: (tx) => findDuplicatesFor(tx, owner, one),
    'look for duplicates': (tx) =>
      findDuplicatesOf(
        tx,
        ids.map((row) => row.id),
        now,
      ),
    duplicates: (tx) => listDuplicates(tx, owner, {}),
    quality: (tx) => listLacking(tx, owner, now, {}),
    consent: (tx) =>
      mayContactMany(
        tx,
        shop.house.secrets,
        ids.map((row) => row.id),
        'marketing',
        'sms',
      ),
  };
  for (const [name, work] of Object.entries(works)) expect([name, await tablesWalked(work)]).toEqual([name, []]);
  // the count does see a walk
  expect(await tablesWalked((tx) => tx.query(`select count(*) from customers_customer where name = 'x'`))).toEqual([
    'customers_customer',
  ]);
});
