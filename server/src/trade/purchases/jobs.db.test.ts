import { describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { workspaceChanged } from '../../people/staff/events.ts';
import { write } from '../../spine/write.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { recomputeDays } from './jobs.ts';

const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const till = shop.as('owner');
const sell = async (at: string) =>
  (await till.post('/purchases', { at, lines: [{ sku: 'TEA', quantity: 1, unitPrice: 10 }] })).body
    .purchaseId as string;
const run = () => recomputeDays.run(shop.house, { workspaceId }, new AbortController().signal);
const events = () =>
  inWorkspace(shop.house.pool, workspaceId, (tx) =>
    tx.query<{ data: unknown; origin: string }>(
      `select data, origin from spine_event where workspace_id = $1 and type = 'purchases.days-recomputed'`,
      [workspaceId],
    ),
  );

async function moveTo(zone: string): Promise<void> {
  const owner = openPool({ url: database.ownerUrl, log: silentLog, name: 'test-owner', max: 1 });
  await owner.query('update workspace set time_zone = $2 where workspace_id = $1', [workspaceId, zone]);
  await owner.end();
}

describe('a shop that changes its zone', () => {
  it('has the days of its purchases cut anew, and tells the derived tables once', async () => {
    const late = await sell('2026-11-20T20:31:00Z');
    const noon = await sell('2026-11-20T08:00:00Z');
    const dated = await sell('2026-11-20');
    await till.post(`/purchases/${late}/returns`, { lines: [{ position: 1 }], at: '2026-11-22T01:00:00+03:30' });

    await moveTo('America/New_York');
    await run();
    const view = async (id: string) => (await till.get(`/purchases/${id}`)).body;
    expect(await view(late)).toMatchObject({
      day: '2026-11-20',
      at: '2026-11-20T20:31:00.000Z',
      returns: [{ day: '2026-11-21' }],
    });
    expect(await view(noon)).toMatchObject({ day: '2026-11-20' });
    // known to the day: the day stays, and begins at the new midnight
    expect(await view(dated)).toMatchObject({ day: '2026-11-20', at: '2026-11-20T05:00:00.000Z' });
    expect(await events()).toEqual([{ data: { purchases: 2, returns: 1 }, origin: 'replay' }]);

    await run();
    expect(await events()).toHaveLength(1);
  });

  it('is heard from the settings', async () => {
    const change = (fields: string[]) =>
      write(shop.house.path, { workspaceId, actor: 'user:owner', source: 'test' }, async (w) => {
        w.tell(workspaceChanged({ fields }));
        return {};
      });
    const waiting = async () =>
      (await shop.house.workerPool.query(`select 1 from platform_job where name = 'purchases.recompute-days'`))
        .rowCount;
    await change(['name']);
    await shop.house.pump.drain(workspaceId);
    expect(await waiting()).toBe(0);
    await change(['timeZone', 'name']);
    await change(['timeZone']);
    await shop.house.pump.drain(workspaceId);
    expect(await waiting()).toBe(1);
  });
});
