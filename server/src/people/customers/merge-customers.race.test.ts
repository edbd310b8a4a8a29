import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const merge = (into: string, mergedId: string) => owner.post(`/customers/${into}/merge`, { mergedId });
const buy = (customer: Record<string, unknown>) =>
  owner.post('/purchases', { customer, at: '2026-11-20', lines: [{ sku: 'A', quantity: 1, unitPrice: 5 }] });
const many = <T>(n: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));

describe('at the same moment', () => {
  it('purchases during merges all land on the last survivor', async () => {
    for (let round = 0; round < 6; round++) {
      const phone = `0913${round}000001`;
      const [a, b, c] = [
        await create({ name: 'آ', phones: [phone] }),
        await create({ name: 'ب' }),
        await create({ name: 'پ' }),
      ];
      const [bought] = await Promise.all([
        many(10, (i) => buy(i % 2 === 0 ? { phone } : { id: a })),
        merge(b, a).then(() => merge(c, b)),
      ]);
      expect(bought.map((one) => one.status)).toEqual(Array(10).fill(201));
      await shop.house.pump.drain(workspaceId);
      const owners = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
        tx.query<{ id: string; n: number }>(
          'select customer_id as id, count(*) as n from purchases_purchase where workspace_id = $1 and customer_id = any($2::uuid[]) group by 1',
          [workspaceId, [a, b, c]],
        ),
      );
      expect(owners).toEqual([{ id: c, n: 10 }]);
    }
  });

  it('two merges of one pair: one is done, the other hears of it', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await create({ name: 'آ', city: 'قم' }), await create({ name: 'ب', tags: ['ب'] })];
      const answers = await Promise.all([merge(a, b), merge(b, a), merge(a, b), merge(b, a)]);
      expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409]);
      const [{ id }] = [(await owner.get(`/customers/${a}`)).body];
      expect((await owner.get(`/customers/${b}`)).body.id).toBe(id);
    }
  });

  it('a ring of merges leaves one survivor and no lost phone', async () => {
    const ids = await many(4, (i) => create({ name: `نفر ${i}`, phones: [`0914000000${i}`] }));
    const at = (i: number) => ids[i % 4] ?? '';
    const answers = await many(4, (i) => merge(at(i), at(i + 1)));
    expect(answers.filter((one) => one.status === 201).length).toBeGreaterThanOrEqual(1);
    const views = await many(4, async (i) => (await owner.get(`/customers/${at(i)}`)).body);
    const survivors = new Map(views.map((view) => [view.id, view.identifiers.length as number]));
    expect([...survivors.values()].reduce((sum, n) => sum + n, 0)).toBe(4);
  });

  it('a change during a merge is made on whoever survives', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await create({ name: 'آ' }), await create({ name: 'ب' })];
      const [changed, merged] = await Promise.all([
        owner.patch(`/customers/${a}`, { version: 1, city: 'قم' }),
        merge(b, a),
      ]);
      expect(merged.status).toBe(201);
      // either before the merge, and then she brought it along, or refused since the survivor's version is another
      if (changed.status === 200) expect((await owner.get(`/customers/${b}`)).body.city).toBe('قم');
      else expect(changed.body.code).toBe('customers.changed-meanwhile');
    }
  });
});
