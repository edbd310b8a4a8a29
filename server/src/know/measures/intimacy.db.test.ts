import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { refitModels } from '../profile/commands/refit-models.ts';
import { rebuildProfiles } from '../profile/tables.ts';
import { loadPurchases } from '../testing/load-purchases.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const { workspaceId } = shop.workspace;
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const prefer = (id: string, component: string, attitude: string) =>
  owner.post(`/customers/${id}/preferences`, { component, attitude, value: 'چای', source: 'stated' });
const ask = async (path: string) => {
  const { status, body } = await owner.get(path);
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
};
const namesBehind = async (query: string) =>
  (await ask(`/measures/intimacy/rows?${query}`)).items.map((row: { name: string }) => row.name).sort();

const maryam = await create({ name: 'مریم', phones: ['09120000001'], city: 'قم', gender: 'female', tags: ['وفادار'] });
await prefer(maryam, 'product', 'likes');
const reza = await create({ name: 'رضا', phones: ['09120000002'] });
await prefer(reza, 'service', 'needs');
const zahra = await create({ name: 'زهرا' });
// what is known of somebody who turned out to be Zahra is known of Zahra
const double = await create({ name: 'زهرا', city: 'ساری', gender: 'female' });
await prefer(double, 'channel', 'likes');
await owner.post(`/customers/${zahra}/merge`, { mergedId: double });
await shop.house.pump.drain(workspaceId);

describe('customer intimacy of everybody', () => {
  it('R-009: is that of each record', async () => {
    const { value, numerator, denominator, n } = await ask('/measures/intimacy');
    const records = await Promise.all([maryam, reza, zahra].map((id) => ask(`/customers/${id}/record`)));
    const known = records.map(
      ({ intimacy }) => intimacy.blocks.filter((block: { known: boolean }) => block.known).length,
    );
    expect(known).toEqual([4, 3, expect.any(Number)]);
    const sum = known.reduce((a: number, b: number) => a + b, 0);
    expect([n, numerator, denominator, value]).toEqual([3, sum, 18, sum / 18]);
  });

  it('opens the people behind it: of a block, without it, of all', async () => {
    expect(await namesBehind('part=denominator')).toEqual(['رضا', 'زهرا', 'مریم']);
    expect(await namesBehind('part=numerator&block=tastes')).toEqual(['مریم']);
    expect(await namesBehind('part=missing&block=tastes')).toEqual(['رضا', 'زهرا']);
    expect(await namesBehind('part=numerator&block=needs')).toEqual(['رضا']);
    expect((await owner.get('/measures/intimacy/rows?part=missing&block=secrets')).body.code).toBe(
      'measures.part-unknown',
    );
  });

  it('R-009: is told of each segment, and of those who have not bought', async () => {
    const bought = await loadPurchases(shop.house.workerPool, workspaceId, [
      { customer: 'علی', at: '2026-11-01', amount: 10 },
      { customer: 'علی', at: '2026-11-10', amount: 10 },
    ]);
    await inWorkspace(shop.house.workerPool, workspaceId, (tx) => rebuildProfiles(tx));
    await refitModels(shop.house, workspaceId);
    const { table, n } = await ask('/measures/intimacy');
    const columns = table.columns.map((column: { key: string }) => column.key);
    const rows = table.rows.map((row: unknown[]) =>
      Object.fromEntries(columns.map((key: string, i: number) => [key, row[i]])),
    );
    expect(n).toBe(4);
    expect(rows).toHaveLength(2);
    const [ali, others] = rows;
    // only her name is known, and a name alone is no identity
    expect(ali).toMatchObject({ customers: 1, share: 0, identity: 0 });
    expect(others).toMatchObject({ segment: 'none', customers: 3, tastes: 1 / 3, needs: 1 / 3 });
    expect(await namesBehind('part=denominator&group=none')).toEqual(['رضا', 'زهرا', 'مریم']);
    expect(await namesBehind(`part=missing&block=identity&group=${ali.segment}`)).toEqual(['علی']);
    expect(await ask(`/measures/intimacy?segment=rfm:${ali.segment}`)).toMatchObject({ value: 0, n: 1 });
    expect(bought.size).toBe(1);
  });

  it('knows nothing of somebody who was erased, and does not count her', async () => {
    await owner.post(`/customers/${reza}/erase`, { confirm: true });
    expect(await ask('/measures/intimacy')).toMatchObject({ n: 3 });
    expect(await namesBehind('part=denominator')).toEqual(['زهرا', 'علی', 'مریم']);
  });
});
