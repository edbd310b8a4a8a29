import { describe, expect, it } from 'vitest';
import { countsOf, demoData, demoFeeCodes, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = (currency?: 'GBP' | 'USD') => importShop(database, product, currency);

describe('real files', () => {
  it('takes CDNOW in whole, equal rows included, and changes nothing the second time', async () => {
    const { bring, query } = await shop('USD');
    const first = await bring('purchases', demoData('cdnow-sample.csv'));
    expect(countsOf(first)).toEqual({
      rows: 6919,
      created: 6919,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      customersCreated: 2357,
    });
    const [figures] = await query(`select count(*) as orders, count(distinct customer_id) as customers,
      count(distinct (customer_id, day)) as days, sum(total)::text as cents from purchases_purchase where workspace_id = $1`);
    expect(figures).toMatchObject({ orders: 6919, customers: 2357, days: 6696 });
    const again = await bring('purchases', demoData('cdnow-sample.csv'));
    expect(countsOf(again)).toEqual({
      rows: 6919,
      created: 0,
      updated: 0,
      unchanged: 6919,
      rejected: 0,
      customersCreated: 0,
    });
  });

  it('takes a year of invoices, and gives back the one return whose amount is positive', async () => {
    const { bring, query, owner } = await shop('GBP');
    const done = await bring('purchases', demoData('online-retail-invoices.csv'));
    expect(countsOf(done)).toEqual({
      rows: 28_816,
      created: 28_815,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      customersCreated: 4383,
    });
    const [figures] = await query(`select
      count(*) filter (where kind = 'sale' and total > 0 and customer_id is not null) as known,
      count(distinct customer_id) filter (where kind = 'sale' and total > 0) as customers,
      sum(total) filter (where kind = 'sale' and total > 0 and customer_id is not null)::text as gross,
      count(*) filter (where kind = 'sale' and total > 0) as positive,
      count(*) filter (where kind = 'return') as returns,
      bool_and(total <= 0) filter (where kind = 'return') as negative from purchases_purchase where workspace_id = $1`);
    expect(figures).toEqual({
      known: 19_213,
      customers: 4312,
      gross: '883200326',
      positive: 20_951,
      returns: 4594,
      negative: true,
    });
    expect(done.notices).toEqual({ 'return-without-order': 4594 });
    const errors = await owner.get(`/imports/${done.id}/errors`);
    expect(errors.body).toContain('C496350');
    expect(errors.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-row-count': '1' });
  });

  it('brings the lines of an order together wherever they stand, and knows fees from goods', async () => {
    const { bring, query, owner } = await shop('GBP');
    await owner.patch('/workspace', { settings: { feeCodes: demoFeeCodes } });
    const done = await bring('purchases', demoData('online-retail-lines.csv'));
    expect(countsOf(done)).toMatchObject({ rows: 12_000, created: 12_000, rejected: 0 });
    const [orders] = await query(
      `select count(*) as orders, sum(total)::text as net from purchases_purchase where workspace_id = $1`,
    );
    const [lines] = await query(
      `select count(*) as lines, sum(amount)::text as net from purchases_line where workspace_id = $1`,
    );
    expect(orders).toEqual({ orders: 554, net: '22402202' });
    expect(lines).toEqual({ lines: 12_000, net: '22402202' });
    const fees = await query<{ sku: string }>(
      `select sku from products_product where workspace_id = $1 and not goods order by sku`,
    );
    expect(fees.map((row) => row.sku)).toEqual(['C2', 'D', 'DOT', 'M', 'POST']);
    expect(countsOf(await bring('purchases', demoData('online-retail-lines.csv')))).toMatchObject({
      unchanged: 12_000,
      created: 0,
    });
  });
});
