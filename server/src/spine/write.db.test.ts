import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../ground/clock.ts';
import { openPool } from '../ground/database/pool.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { silentLog } from '../ground/log.ts';
import { testDatabase } from '../testing/test-database.ts';
import { idempotency } from './claim-key.ts';
import { testEvent } from './testing/test-event.ts';
import { type Write, type WritePath, write } from './write.ts';

const greeted = testEvent('test.greeted');

const database = await testDatabase();
const pool = openPool({ url: database.webUrl, log: silentLog, name: 'test', max: 12 });
const owner = openPool({ url: database.ownerUrl, log: silentLog, name: 'test-owner', max: 2 });
afterAll(() => Promise.all([pool.end(), owner.end()]));

const isfahan = uuidv7();
const shiraz = uuidv7();
const woken: string[] = [];
const path: WritePath = {
  pool,
  clock: fixedClock('2026-11-21T09:00:00Z'),
  epoch: 1,
  addJob: async () => {},
  committed: (id) => woken.push(id),
};
const request = (key?: string, input: unknown = {}) => ({
  workspaceId: isfahan,
  actor: 'user:maryam',
  source: 'test',
  key,
  input,
  status: 201,
});
const greet = (name: string) => async (w: Write) => {
  w.tell(greeted(null, { name }));
  return { name };
};
const events = () =>
  inWorkspace(pool, isfahan, (tx) =>
    tx.query<{ type: string; data: { name: string } }>('select type, data from spine_event order by xid, position'),
  );

beforeAll(async () => {
  await owner.query(
    `insert into workspace (workspace_id, slug, name) values ($1, 'isfahan', 'Isfahan'), ($2, 'shiraz', 'Shiraz')`,
    [isfahan, shiraz],
  );
});

describe('the write path', () => {
  it('answers, records the event and wakes the pump after the commit', async () => {
    const outcome = await write(path, request('k-1'), greet('Maryam'));
    expect(outcome).toEqual({ answer: { name: 'Maryam' }, status: 201, replayed: false });
    expect(await events()).toEqual([{ type: 'test.greeted', data: { name: 'Maryam' } }]);
    expect(woken).toContain(isfahan);
  });

  it('answers the same key with the first answer and does nothing twice', async () => {
    const again = await write(path, request('k-1'), greet('somebody else'));
    expect(again).toEqual({ answer: { name: 'Maryam' }, status: 201, replayed: true });
    expect(await events()).toHaveLength(1);
  });

  it('refuses the same key with another input', async () => {
    const other = await write(path, request('k-1', { another: true }), greet('Ali'));
    expect(isRefusal(other) && other.code).toBe('idempotency.key-reused');
    expect(await events()).toHaveLength(1);
  });

  it('keeps nothing of a refused command, the key included', async () => {
    const refused = await write(path, request('k-2'), async (w) => {
      w.tell(greeted(null, { name: 'never' }));
      await w.flush();
      return idempotency('key-missing');
    });
    expect(isRefusal(refused)).toBe(true);
    expect(await events()).toHaveLength(1);
    const now = await write(path, request('k-2'), greet('Zahra'));
    expect(now).toMatchObject({ replayed: false });
  });

  it('does the work once when fifty presses of one key arrive together', async () => {
    const before = (await events()).length;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => write(path, request('k-3'), greet('Reza'))));
    const done = outcomes.filter((one) => !isRefusal(one) && !one.replayed);
    expect(done).toHaveLength(1);
    for (const one of outcomes) if (isRefusal(one)) expect(one.code).toBe('idempotency.in-flight');
    expect(await events()).toHaveLength(before + 1);
  });

  it('shows a workspace nothing of another', async () => {
    expect(await inWorkspace(pool, shiraz, (tx) => tx.query('select 1 from spine_event'))).toEqual([]);
  });

  it('shows nothing, and writes nothing, without a workspace', async () => {
    expect((await pool.query('select 1 from spine_event')).rowCount).toBe(0);
    await expect(
      pool.query(`insert into spine_mark (workspace_id, reaction, event_id) values ($1, 'x', $2)`, [isfahan, uuidv7()]),
    ).rejects.toThrow(/row-level security/);
  });

  it('refuses to write into another workspace than its own', async () => {
    await expect(
      inWorkspace(pool, shiraz, (tx) =>
        tx.query(`insert into spine_mark (workspace_id, reaction, event_id) values ($1, 'x', $2)`, [isfahan, uuidv7()]),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
