import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { rebuildProfiles, recomputeProfiles } from '../../know/profile/tables.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

/** Amounts that are legal alone and pass 2^53 together: no list, figure, record or file may stumble over their sum. */
const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const most = Number.MAX_SAFE_INTEGER;
const sum = String(3n * BigInt(most));

it('FRONTDOOR 21: sums beyond 2^53 are decimal strings through list, record, figures, rows and files', async () => {
  for (let i = 0; i < 3; i++) {
    const lines = [{ sku: 'A', category: 'گران', quantity: 1, unitPrice: most, unitCost: most }];
    const sold = await owner.post('/purchases', { at: '2026-11-20', customer: { externalId: 'MAXC' }, lines });
    expect(sold.status).toBe(201);
  }
  const { customerId } = (
    await owner.post('/purchases', {
      at: '2026-11-19',
      customer: { phone: '09121234567' },
      lines: [{ sku: 'B', quantity: 1, unitPrice: 7 }],
    })
  ).body;
  await shop.readable();
  await shop.house.pump.drain(shop.workspace.workspaceId);

  for (const sort of ['', 'sort=net', 'sort=last-purchase', 'netMin=1']) {
    const { status, body } = await owner.get(`/customers?limit=200&${sort}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const nets = body.items.map((one: { net: unknown }) => one.net);
    expect(nets, sort).toEqual(expect.arrayContaining([sum, 7]));
  }
  const giant = (await owner.get('/customers?sort=net')).body.items[0].id;
  expect(giant).not.toBe(customerId);
  const profile = await owner.get(`/customers/${giant}/profile`);
  expect(profile.status, JSON.stringify(profile.body)).toBe(200);
  const fact = (name: string) => profile.body.facts.find((one: { name: string }) => one.name === name).value;
  expect([fact('gross'), fact('net'), fact('returned')]).toEqual([sum, sum, 0]);
  for (const path of ['record', 'timeline', 'purchases']) {
    expect((await owner.get(`/customers/${giant}/${path}`)).status, path).toBe(200);
  }

  const { items } = (await owner.get('/measures')).body;
  for (const { name, variants } of items as { name: string; variants: { key: string }[] }[]) {
    for (const variant of ['', ...variants.map((one) => one.key)]) {
      for (const at of [
        `/measures/${name}?variant=${variant}`,
        `/measures/${name}/rows?variant=${variant}&limit=200`,
      ]) {
        const { status, body } = await owner.get(at);
        expect(status, `${at}: ${JSON.stringify(body)}`).toBe(200);
      }
    }
    const file = await owner.get(`/measures/${name}/rows/file`);
    expect(file.status, `${name}: ${JSON.stringify(file.body)}`).toBe(200);
  }
  expect((await owner.get('/measures/aov')).body.numerator).toBe(String(3n * BigInt(most) + 7n));
  expect((await owner.get('/measures/aov?channel=shop')).body.numerator).toBe(String(3n * BigInt(most) + 7n));
  // sums inside a profile, a table and further figures are no floats either
  expect(fact('categories')).toMatchObject([{ category: 'گران', net: sum, share: 1 }]);
  const { table } = (await owner.get('/measures/rfm')).body;
  expect(table.rows.map((row: unknown[]) => BigInt(String(row[4]))).reduce((a: bigint, b: bigint) => a + b)).toBe(
    3n * BigInt(most) + 7n,
  );
  const { past } = (await owner.get('/measures/clv-discounted')).body.figures;
  const behind = (await owner.get('/measures/clv-discounted/rows?part=past')).body.all;
  expect(past).toBe(behind.value);
  const rows = (await owner.get('/measures/repeat-rate/rows')).body.items;
  expect(rows).toMatchObject([{ net: sum }]);
  const file = await owner.get('/measures/repeat-rate/rows/file');
  expect(String(file.body)).toContain(sum);
});

it('FRONTDOOR 21: more orders than 64 bits can add up neither stop the facts of the business nor a figure', async () => {
  const { workspaceId } = shop.workspace;
  const customerId = (await owner.post('/customers', { name: 'بی‌شمار' })).body.customerId;
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    await tx.query(
      `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, at, day, items, total, cost, content_hash, created_at)
       select $1, gen_random_uuid(), $2, 'sale', '2026-11-01', '2026-11-01', $3, $3, $3, '\\x00', '2026-11-02' from generate_series(1, 2100)`,
      [workspaceId, customerId, most],
    );
    await rebuildProfiles(tx);
    await recomputeProfiles(tx, [customerId]);
  });
  for (const path of [
    `/customers/${customerId}/profile`,
    '/customers?sort=net',
    '/measures/aov',
    '/measures/concentration',
    '/measures/rfm',
  ]) {
    const { status, body } = await owner.get(path);
    expect(status, `${path}: ${JSON.stringify(body)}`).toBe(200);
  }
  const { numerator } = (await owner.get('/measures/aov')).body;
  expect(BigInt(numerator)).toBe(2103n * BigInt(most) + 7n);
});
