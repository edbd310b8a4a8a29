import { expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { readOnlineRetail } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';

/** Reference values typed from SCIENCE.md (gross) and FOUNDATION 1.3 (net). */
const database = await testDatabase();
const shop = await openShop(database, readOnlineRetail(), {
  currency: { code: 'GBP', minorDigits: 2, display: { unit: 'major', factor: 1 } },
  settings: { asOf: 'after-last-purchase' },
});

it('gross: Gini .7044, the top 20 % bring 73.48 %, of 4,312 customers', async () => {
  const { figures, n } = await shop.ask('/measures/concentration?variant=gross');
  expect(n).toBe(4312);
  expect(figures.gini).toBeCloseTo(0.7044, 4);
  expect(figures.top20Share).toBeCloseTo(0.7348, 4);
});

it('net: Gini .7274, the top 20 % bring 74.47 %, of 4,383 customers, not clipped', async () => {
  const { figures, n } = await shop.ask('/measures/concentration');
  expect(n).toBe(4383);
  expect(figures.gini).toBeCloseTo(0.7274, 4);
  expect(figures.top20Share).toBeCloseTo(0.7447, 4);
});

it('net is the same out of the orders as out of the rows of facts', async () => {
  const facts = await shop.ask('/measures/concentration');
  const orders = await shop.ask('/measures/concentration?from=2009-01-01');
  expect(orders.table).toEqual(facts.table);
  expect(orders.n).toBe(facts.n);
});

it('AOV gross: 491.90 over all 20,951 positive invoices, 459.69 over 19,213 of known customers', async () => {
  const all = await shop.ask('/measures/aov?variant=gross');
  expect(all.denominator).toBe(20951);
  expect(all.value / 100).toBeCloseTo(491.9, 2);
  const known = await shop.ask('/measures/aov?variant=gross,known');
  expect(known.denominator).toBe(19213);
  expect(known.value / 100).toBeCloseTo(459.69, 2);
});

it('repeat rate gross: 67.09 % of 4,312', async () => {
  const { value, denominator } = await shop.ask('/measures/repeat-rate?variant=gross');
  expect(denominator).toBe(4312);
  expect(value).toBeCloseTo(0.6709, 4);
});

it('net revenue is below gross, and returns are never an order', async () => {
  const net = await shop.ask('/measures/aov?variant=known');
  const gross = await shop.ask('/measures/aov?variant=gross,known');
  expect(net.numerator).toBe(834820856);
  expect(gross.numerator).toBe(883200326);
  expect(net.denominator).toBe(19215);
});

it('seasonality by Jalali month adds up to the revenue', async () => {
  const { table, denominator } = await shop.ask('/measures/seasonality?calendar=jalali');
  expect(table.rows).toHaveLength(12);
  expect(table.rows[0].slice(0, 2)).toEqual([1, 'فروردین']);
  expect(table.rows.reduce((sum: number, row: number[]) => sum + (row[3] ?? 0), 0)).toBe(denominator);
});
