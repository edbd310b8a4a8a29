import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filePath } from '../../../ground/files/store-file.ts';
import { modules } from '../../../ladder.ts';
import { countsOf, importShop } from '../../../testing/import-shop.ts';
import { testApp } from '../../../testing/test-app.ts';
import { testDatabase } from '../../../testing/test-database.ts';
import { runImport } from './run-import.ts';

const database = await testDatabase();
const product = await testApp(database);

/** What a file leaves in a shop of its own when so many of its records make one transaction. */
async function leaves(kind: string, file: string, batchSize: number, meanwhile?: (shop: Shop) => Promise<unknown>) {
  const shop = await importShop(database, product);
  const { workspaceId, owner, upload, query } = shop;
  const { body: looked } = await upload(kind, `${kind}.csv`, file);
  await owner.post(`/imports/${looked.id}/start`);
  const [stored] = await query<{ id: string }>(`select file_id as id from files_file where workspace_id = $1`);
  const intake = modules.flatMap((module) => module.intake ?? []).find((one) => one.kind === kind);
  if (intake === undefined) throw new Error(`no intake of ${kind}`);
  const path = filePath(product.house, workspaceId, stored?.id ?? '');
  const running = runImport(product.house, intake, workspaceId, looked.id, { path, batchSize });
  await meanwhile?.(shop);
  await running;
  const done = (await owner.get(`/imports/${looked.id}`)).body;
  expect(done.state).toBe('done');
  const people = await query(
    `select c.name, c.city, array(select kind || ' ' || match_key from customers_identifier i where i.workspace_id = $1
       and i.customer_id = c.customer_id order by 1) as known from customers_customer c where c.workspace_id = $1 order by known, name, city`,
  );
  const orders = await query(
    `select number, day, total, (select min(match_key) from customers_identifier i where i.workspace_id = $1 and i.customer_id = p.customer_id) as buyer,
       array(select sku from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id order by position) as skus
     from purchases_purchase p where workspace_id = $1 order by number, day, total`,
  );
  const products = await query('select sku from products_product where workspace_id = $1 order by sku');
  return { counts: countsOf(done), people, orders, products };
}
type Shop = Awaited<ReturnType<typeof importShop>>;

const few = <T>(...of: T[]) => fc.constantFrom(...of);
const phone = few('09121111111', '09122222222', '09123333333', '09124444444');
const runs = { numRuns: 6, endOnFailure: true };

it('two batches in hand leave what one batch leaves: customers that come again and again', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ phone, email: few('', 'a@x.ir', 'b@x.ir'), city: few('', 'قم', 'یزد') }), {
        minLength: 8,
        maxLength: 24,
      }),
      fc.integer({ min: 1, max: 4 }),
      async (rows, batchSize) => {
        const file = `name,phone,email,city\n${rows.map((row, n) => `Person ${n % 3},${row.phone},${row.email},${row.city}\n`).join('')}`;
        expect(await leaves('customers', file, batchSize)).toEqual(await leaves('customers', file, 1000));
      },
    ),
    runs,
  ),
);

it('two batches in hand leave what one batch leaves: orders of the same buyers and goods', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ number: fc.integer({ min: 1, max: 8 }), phone, sku: few('A', 'B', 'C') }), {
        minLength: 8,
        maxLength: 24,
      }),
      fc.integer({ min: 1, max: 4 }),
      async (rows, batchSize) => {
        // an order has one buyer
        const buyers = new Map(rows.map((row) => [row.number, row.phone]));
        const lines = rows.map(
          (row, n) => `${row.number},2026-02-20,${buyers.get(row.number)},${row.sku},1,${n + 1}\n`,
        );
        const file = `number,date,phone,sku,quantity,unit price (rial)\n${lines.join('')}`;
        expect(await leaves('purchases', file, batchSize)).toEqual(await leaves('purchases', file, 1000));
      },
    ),
    runs,
  ),
);

it('a row does not write over what the row before it said of the same person', { timeout: 60_000 }, async () => {
  const cities = ['قم', 'یزد', 'ری', 'بم', 'خوی'];
  const rows = cities.flatMap((city, n) => [`Maryam,09121111111,,${city}\n`, `,09121111111,m${n}@x.ir,\n`]);
  const { people } = await leaves('customers', `name,phone,email,city\n${rows.join('')}`, 1);
  expect(people).toMatchObject([{ name: 'Maryam', city: 'قم' }]);
});

it('a till that sells to the same people meanwhile makes nobody twice', { timeout: 60_000 }, async () => {
  const phones = Array.from({ length: 120 }, (_, n) => `0913${String(n).padStart(7, '0')}`);
  const file = `name,phone\n${phones.map((one, n) => `Person ${n},${one}\n`).join('')}`;
  const { people } = await leaves('customers', file, 5, async ({ owner }) => {
    for (const one of phones.toReversed())
      await owner.post('/purchases', {
        customer: { phone: one },
        at: '2026-03-01',
        lines: [{ sku: 'A', quantity: 1, unitPrice: 100 }],
      });
  });
  expect(people).toHaveLength(phones.length);
});
