import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { modules } from '../../ladder.ts';
import type { Module } from '../../office/module.ts';
import { testApp, testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { lanes } from '../lanes/lanes.ts';
import { route } from './route.ts';

/** A page that is slow as long as the test wants: its statement waits for a lock that the test holds. */
const gate = 7_300_001;
const slow: Module = {
  name: 'slow',
  routes: [
    route({
      method: 'GET',
      path: '/slow',
      right: 'customers.read',
      summary: { fa: 'صفحه‌ای کند', en: 'A slow page' },
      answers: {},
      handle: async (ctx) => {
        await ctx.read((tx) => tx.query('select pg_advisory_xact_lock_shared($1)', [gate]));
        return { status: 200, body: {} };
      },
    }),
  ],
};

const database = await testDatabase();
const shop = await testApp(database, { modules: [...modules, slow] });
const other = await testWorkspace(database);
const greedy = shop.as('owner');
const her = shop.as('owner', { workspaceId: other.workspaceId });

const admin = new pg.Client({ connectionString: database.superUrl });
await admin.connect();
afterAll(() => admin.end());
const held = async () =>
  Number(
    (
      await admin.query(
        `select count(*) as n from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
        [gate],
      )
    ).rows[0].n,
  );

describe('GATES 1: connections are shared out', () => {
  it('many slow pages of one business stop no page and no write of another', async () => {
    await admin.query('select pg_advisory_lock($1)', [gate]);
    let open = 60;
    const pages = Array.from({ length: open }, () => greedy.get('/slow').finally(() => (open -= 1)));
    await expect.poll(held, { timeout: 30_000 }).toBeGreaterThan(2);
    for (let n = 0; n < 20; n++) {
      expect((await her.get('/customers')).status).toBe(200);
      expect((await her.post('/customers', { name: `مریم ${n}` })).status).toBe(201);
    }
    // all of hers were answered while none of theirs was, and there is room left for a third
    expect(open).toBe(60);
    expect(await held()).toBeLessThan(shop.house.pool.options.max - 2);
    expect((await shop.house.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await admin.query('select pg_advisory_unlock($1)', [gate]);
    expect(new Set((await Promise.all(pages)).map((one) => one.status))).toEqual(new Set([200]));
  });

  it('a line has an end: 429 with a sentence and the time to come back, for that business alone', async () => {
    await admin.query('select pg_advisory_lock($1)', [gate]);
    const pages = Array.from({ length: 330 }, () => greedy.get('/slow'));
    const refused = await Promise.race(pages);
    expect([refused.status, refused.body.code]).toEqual([429, 'request.busy-yourself']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.message.fa).toContain('صبر کنید');
    expect((await her.get('/customers')).status).toBe(200);
    await admin.query('select pg_advisory_unlock($1)', [gate]);
    const codes = (await Promise.all(pages)).map((one) => one.status);
    expect(new Set(codes)).toEqual(new Set([200, 429]));
    // nothing stays behind: the same business is served as before
    expect((await greedy.get('/customers')).status).toBe(200);
  });

  it('one whose turn does not come for the work of others hears 503, and that nothing was recorded', async () => {
    const pool = openPool({
      url: database.webUrl,
      log: silentLog,
      name: 'test-turns',
      max: 2,
      shared: { houseKeeps: 1, waitMs: 50 },
    });
    const open = Promise.withResolvers<void>();
    try {
      const first = inWorkspace(pool, shop.workspace.workspaceId, () => open.promise);
      await expect(inWorkspace(pool, uuidv7(), async () => 'never')).rejects.toMatchObject({ itself: false });
      await expect(inWorkspace(pool, shop.workspace.workspaceId, async () => 'never')).rejects.toMatchObject({
        itself: true,
      });
      // the house's own questions are answered meanwhile
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      open.resolve();
      await first;
      expect(await inWorkspace(pool, shop.workspace.workspaceId, async () => 'again')).toBe('again');
    } finally {
      open.resolve();
      await pool.end();
    }
  });

  it('work that goes wrong, or loses its connection, gives its turn back', async () => {
    const pool = openPool({
      url: database.webUrl,
      log: silentLog,
      name: 'test-turns',
      max: 2,
      shared: { houseKeeps: 1, waitMs: 20_000 },
    });
    const at = shop.workspace.workspaceId;
    try {
      for (let n = 0; n < 5; n++) {
        await expect(inWorkspace(pool, at, (tx) => tx.query('select 1/0'))).rejects.toThrow();
        await expect(inWorkspace(pool, 'no id', async () => {})).rejects.toThrow();
        await expect(
          inWorkspace(pool, at, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())')),
        ).rejects.toThrow();
      }
      expect(await inWorkspace(pool, at, (tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
    } finally {
      await pool.end();
    }
  });

  it('forecasts, rebuilds and upkeep of as many businesses as have a slot leave a connection of the worker', () => {
    const long = lanes.fits.slots + lanes.upkeep.slots + lanes.quick.slots;
    expect(long).toBeLessThan(shop.house.workerPool.options.max - 1);
  });
});
