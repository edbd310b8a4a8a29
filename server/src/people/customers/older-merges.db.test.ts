import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate } from '../../ground/database/migrate.ts';
import { silentLog } from '../../ground/log.ts';
import { TEST_ROLE_SECRET } from '../../testing/template-database.ts';
import { emptyDatabase } from '../../testing/test-database.ts';

const [workspace, survivor, merged, mergeId, order, talk] = Array.from(
  { length: 6 },
  (_, n) => `019b1e6a-7c00-7000-8000-00000000000${n}`,
);

it('what an earlier release moved for a merge is still known, and the reaction goes on from the slower of the two', async () => {
  const { ownerUrl: url } = await emptyDatabase();
  const bring = (until?: number) =>
    migrate({ ownerUrl: url, roleSecret: TEST_ROLE_SECRET, log: silentLog, ...(until === undefined ? {} : { until }) });
  await bring(34);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('app.workspace', $1, false)`, [workspace]);
    const put = (table: string, values: object) => {
      const row = { workspace_id: workspace, ...values };
      const names = Object.keys(row).join(', ');
      const sql = `insert into ${table} (${names}) select ${names} from json_populate_record(null::${table}, $1)`;
      return client.query(sql, [JSON.stringify(row)]);
    };
    for (const id of [survivor, merged])
      await client.query(
        `insert into customers_customer (workspace_id, customer_id, kind, name, created_at, updated_at) values ($1, $2, 'person', 'مریم', now(), now())`,
        [workspace, id],
      );
    await put('customers_merge', {
      merge_id: mergeId,
      survivor_id: survivor,
      merged_id: merged,
      filled: {},
      merged_at: '2026-11-01',
      actor: 'user:maryam',
    });
    await client.query('alter table purchases_moved drop constraint purchases_moved_workspace_id_purchase_id_fkey');
    await client.query(
      'alter table conversations_moved drop constraint conversations_moved_workspace_id_interaction_id_fkey',
    );
    await put('purchases_moved', { merge_id: mergeId, purchase_id: order, from_customer_id: merged });
    await put('conversations_moved', { merge_id: mergeId, interaction_id: talk, from_customer_id: merged });
    const cursor = { epoch: 1, moved_at: '2026-11-01' };
    await put('spine_cursor', { ...cursor, reaction: 'purchases.follow-merges', xid: '900', position: 2 });
    await put('spine_cursor', { ...cursor, reaction: 'conversations.follow-merges', xid: '900', position: 1 });
    await put('spine_parked', {
      reaction: 'purchases.follow-merges',
      event_id: order,
      recorded_at: '2026-11-01',
      attempts: 2,
      error: 'x',
    });

    await bring();
    const rows = async (sql: string) => (await client.query(sql)).rows;
    expect(await rows('select what, match_key as id from customers_moved order by what')).toEqual([
      { what: 'conversations_interaction', id: talk },
      { what: 'purchases_purchase', id: order },
    ]);
    expect(await rows('select reaction, xid::text, position from spine_cursor')).toEqual([
      { reaction: 'customers.follow-merges', xid: '900', position: 1 },
    ]);
    expect(await rows('select reaction, event_id as id from spine_parked')).toEqual([
      { reaction: 'customers.follow-merges', id: order },
    ]);
  } finally {
    await client.end();
  }
});
