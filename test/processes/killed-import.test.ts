import { afterAll, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { openShop } from '../stories/open-shop.ts';

/** The one process that a small shop runs: SIGKILL in the middle of a file, a plain start, and nobody has to do anything. */
const product = await openProduct();
afterAll(() => product.close());
const rows = 40_000;

it('an import goes on by itself after the process was killed, and does nothing twice', async () => {
  const shop = await openShop(product, 'chaharbagh');
  const file = `number,date,phone,amount (rial)\n${Array.from({ length: rows }, (_, i) => `F-${i},2026-02-20,0935${String(i % 20_000).padStart(7, '0')},1000\n`).join('')}`;
  const { body } = await shop.post('/imports?kind=purchases&name=many.csv', file);
  await shop.post(`/imports/${body.id}/start`);
  await shop.until(`/imports/${body.id}`, (one) => one.created > 0);
  await product.kill();
  await product.restart();
  const { created, state } = await shop.ask(`/imports/${body.id}`);
  expect(state).toBe('running');
  expect(created).toBeLessThan(rows);
  const done = await shop.untilState(body.id, 'done');
  expect(done).toMatchObject({ rows, created: rows, unchanged: 0, rejected: 0, customersCreated: 20_000 });
  expect(await shop.ask('/customers/count?exact=true')).toMatchObject({ count: 20_000 });
  expect(await shop.ask('/measures/aov')).toMatchObject({ numerator: rows * 1000, denominator: rows });
}, 120_000);
