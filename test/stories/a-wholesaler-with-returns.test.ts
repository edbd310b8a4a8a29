import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { demoFeeCodes } from '../../server/src/testing/import-shop.ts';
import { openProduct } from '../open-product.ts';
import { counts, openShop } from './open-shop.ts';

/**
 * A year of a British wholesaler: cancellations, sales without a customer, fees that are no goods. One row an invoice goes
 * into one business, one row a line into another. The figures are typed from SCIENCE.md 5 and 6 and FOUNDATION 1.3; those of
 * the file of lines were counted by hand from it, with a script that shares no code with the product.
 */
const data = (name: string) => fileURLToPath(new URL(`../../demo/data/online-retail-${name}.csv`, import.meta.url));
const product = await openProduct();
afterAll(() => product.close());
const settings = {
  calendar: 'gregorian',
  timeZone: 'Europe/London',
  settings: { asOf: 'after-last-purchase', feeCodes: demoFeeCodes },
};
const pounds = { moneyUnit: 'GBP' };

describe('a year, one row an invoice', async () => {
  const shop = await openShop(product, 'invoices', settings);
  const measure = (name: string) => shop.ask(`/measures/${name}`);

  it('takes 28,815 invoices and gives back the one cancellation whose amount is positive', async () => {
    const done = await shop.bring('purchases', 'invoices.csv', readFileSync(data('invoices')), pounds);
    expect(counts(done)).toEqual({
      rows: 28_816,
      created: 28_815,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      customersCreated: 4383,
    });
    expect(done.notices).toEqual({ 'return-without-order': 4594 });
    const errors = await shop.get(`/imports/${done.id}/errors`);
    expect(String(errors.body)).toContain('C496350');
    await shop.until('/measures/concentration', (body) => body.n === 4383);
  });

  it('gross: 8,832,003.26 pounds in 19,213 orders of 4,312 known customers, 459.69 each', async () => {
    const known = await measure('aov?variant=gross,known');
    expect(known).toMatchObject({ numerator: 883_200_326, denominator: 19_213 });
    expect(known.value / 100).toBeCloseTo(459.69, 2);
    const everybody = await measure('aov?variant=gross');
    expect(everybody).toMatchObject({ denominator: 20_951 });
    expect(everybody.value / 100).toBeCloseTo(491.9, 2);
  });

  it('R-117: of 4,312 customers 67.09 % came back, returns are no purchase', async () => {
    const { value, denominator } = await measure('repeat-rate?variant=gross');
    expect(denominator).toBe(4312);
    expect(value).toBeCloseTo(0.6709, 4);
  });

  it('concentration gross .7044 and 73.48 %, net .7274 and 74.47 % of 4,383 customers, not clipped', async () => {
    const gross = await measure('concentration?variant=gross');
    expect(gross).toMatchObject({ n: 4312, figures: { gini: expect.closeTo(0.7044, 4) } });
    expect(gross.figures.top20Share).toBeCloseTo(0.7348, 4);
    const net = await measure('concentration');
    expect(net).toMatchObject({ n: 4383, figures: { gini: expect.closeTo(0.7274, 4) } });
    expect(net.figures.top20Share).toBeCloseTo(0.7447, 4);
  });

  it('gives every purchase out again, as many as it holds', async () => {
    const { headers, body } = await shop.get('/exports/purchases');
    expect(headers.get('x-row-count')).toBe('28815');
    expect(String(body).trim().split('\r\n')).toHaveLength(28_816);
  });
});

describe('four days, one row a line, the last invoice cut', async () => {
  const shop = await openShop(product, 'lines', settings);
  const measure = (name: string) => shop.ask(`/measures/${name}`);

  it('makes 554 invoices of 12,000 lines', async () => {
    const done = await shop.bring('purchases', 'lines.csv', readFileSync(data('lines')), pounds);
    expect(counts(done)).toMatchObject({ rows: 12_000, created: 12_000, rejected: 0, customersCreated: 385 });
    await shop.until('/measures/aov?variant=gross', (body) => body.denominator === 445);
    const purchases = await shop.all('/purchases');
    const sales = purchases.filter((one) => one.kind === 'sale');
    expect(purchases).toHaveLength(554);
    // 81 invoices begin with C, and 20 more take goods out of stock at no price
    expect(sales).toHaveLength(453);
    expect(sales.filter((one) => one.total === 0)).toHaveLength(8);
    expect(purchases.reduce((sum, one) => sum + one.total, 0)).toBe(22_402_202);
  });

  it('measures them: 232,282.79 pounds gross, 8,260.77 returned', async () => {
    expect(await measure('aov?variant=gross')).toMatchObject({ numerator: 23_228_279, denominator: 445 });
    expect(await measure('aov?variant=gross,known')).toMatchObject({ numerator: 19_822_817, denominator: 409 });
    expect(await measure('concentration?variant=gross')).toMatchObject({ n: 343 });
    const returns = await shop.all('/purchases?kind=return');
    expect(returns).toHaveLength(81 + 20);
    expect(returns.reduce((sum, one) => sum + one.total, 0)).toBe(-826_077);
  });

  it('knows 2,229 products, whatever the case of their codes, and postage and fees as no goods', async () => {
    const products = await shop.all('/products');
    expect(products).toHaveLength(2229);
    const fees = products.filter((one) => !one.goods).map((one) => one.sku);
    expect(fees.sort()).toEqual(['C2', 'D', 'DOT', 'M', 'POST']);
  });

  it('keeps the lines of one invoice as they were sold', async () => {
    const [found] = await shop.all('/purchases?number=489434');
    const { lines, total } = await shop.ask(`/purchases/${found.id}`);
    expect(total).toBe(50_530);
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatchObject({ sku: '85048', quantity: '12', unitPrice: 695, amount: 8340 });
  });
});
