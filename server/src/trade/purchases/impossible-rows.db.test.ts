import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { rebuildProfiles, recomputeProfiles } from '../../know/profile/tables.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { checkPurchaseDays } from './check-days.ts';

/** Rows that an earlier release took in: days before 1900, and days that had not come when they were written down. */
const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const { workspaceId } = shop.workspace;
const inside = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(shop.house.workerPool, workspaceId, work);

it('FRONTDOOR 20: old rows on impossible days are listed by doctor and left out of every figure', async () => {
  expect(await checkPurchaseDays(shop.house.workerPool)).toMatchObject({ ok: true });
  const lines = [{ sku: 'A', quantity: 1, unitPrice: 1000 }];
  const sold = await owner.post('/purchases', {
    at: '2026-10-27',
    number: 'F-1',
    customer: { externalId: 'ALI' },
    lines,
  });
  const { customerId, purchaseId } = sold.body;
  await shop.readable();
  await shop.house.pump.drain(workspaceId);
  const read = async () => {
    const answers: unknown[] = [];
    const { items } = (await owner.get('/measures')).body;
    for (const { name } of items) {
      for (const query of ['', 'channel=shop', 'from=2026-01-01', 'from=1900-01-01&to=2099-12-31']) {
        const { status, body } = await owner.get(`/measures/${name}?${query}`);
        expect(status, `${name} ${query}: ${JSON.stringify(body)}`).toBe(200);
        answers.push(body);
      }
      const rows = (await owner.get(`/measures/${name}/rows`)).body.items;
      answers.push(rows);
    }
    const { facts, relationship, asOf } = (await owner.get(`/customers/${customerId}/profile`)).body;
    return { answers, facts, relationship, asOf, list: (await owner.get('/customers')).body };
  };
  const before = await read();

  await inside(async (tx) => {
    for (const [number, day] of [
      ['X-1', '2071-10-27'],
      ['X-2', '0001-01-01'],
      ['X-3', '9999-12-31'],
      ['X-4', '1899-12-31'],
      ['X-5', '2026-11-25'],
    ])
      await tx.query(
        `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, number, channel, at, day, items, total, content_hash, created_at)
         values ($1, gen_random_uuid(), $2, 'sale', $3, 'shop', $4::date, $4::date, 5000, 5000, '\\x00', '2026-11-20T10:00:00Z')`,
        [workspaceId, customerId, number, day],
      );
    await tx.query(
      `insert into purchases_return (workspace_id, return_id, purchase_id, at, day, amount, created_at)
       values ($1, gen_random_uuid(), $2, '2088-01-01', '2088-01-01', 1, '2026-11-20T10:00:00Z')`,
      [workspaceId, purchaseId],
    );
    await rebuildProfiles(tx);
    await recomputeProfiles(tx, [customerId]);
  });
  expect(await read()).toEqual(before);
  expect(before.facts.find((one: { name: string }) => one.name === 'lastDay').value).toBe('2026-10-27');

  const check = await checkPurchaseDays(shop.house.workerPool, workspaceId);
  expect(check).toMatchObject({ name: 'purchase-days', ok: false });
  expect(check.detail.en).toMatch(/^6 purchases or returns .* F-1 \(2088-01-01\), X-1 \(2071-10-27\)/);
  expect(check.detail.fa).toContain('X-3 (9999-12-31)');
  const health = (await owner.get('/health/checks')).body.checks;
  expect(health).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'purchase-days', ok: false })]));
});
