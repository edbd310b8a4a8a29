import { expect, it } from 'vitest';
import { importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const file = (name: string, category: string) => `product code,product name,category\nC-1,${name},${category}\n`;

it('a file that changes a product names the fields, its undo tells it again, and a product that goes is told', async () => {
  const shop = await importShop(database, product, 'USD');
  const told = async () =>
    (
      await shop.query<{ type: string; data: { fields?: string[] } }>(
        `select type, data from spine_event where workspace_id = $1 and type like 'product.%' order by xid, position`,
      )
    ).map(({ type, data }) => [type, data.fields]);
  const first = await shop.bring('products', file('Cup', 'home'));
  const second = await shop.bring('products', file('Mug', 'home'));
  const seen: unknown[] = [
    ['product.created', undefined],
    ['product.changed', ['name']],
  ];
  expect(await told()).toEqual(seen);
  await shop.takeBack(second.id);
  seen.push(['product.changed', ['name']]);
  expect(await told()).toEqual(seen);
  expect(await shop.query('select name from products_product where workspace_id = $1')).toEqual([{ name: 'Cup' }]);
  // what was changed since stays: a fresh one alone goes
  const third = await shop.bring('products', 'product code,product name\nC-2,Plate\n');
  await shop.takeBack(third.id);
  expect((await told()).slice(seen.length)).toEqual([
    ['product.created', undefined],
    ['product.removed', undefined],
  ]);
  expect(first.state).toBe('done');
});
