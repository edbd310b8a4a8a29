import { describe, expect, it, vi } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { PurchaseRow } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';
import { aov } from './catalogue/aov.ts';

const database = await testDatabase();

describe('FRONTDOOR 21: no figure can end the process', () => {
  it('cohorts have a ceiling and say what they cut', async () => {
    const rows: PurchaseRow[] = Array.from({ length: 126 }, (_, i) => ({
      customer: `p${i}`,
      at: `${1900 + i}-05-05`,
      amount: 1,
    }));
    const shop = await openShop(database, [...rows, { customer: 'p0', at: '2026-01-01', amount: 1 }], {
      calendar: 'gregorian',
    });
    const { table, figures, n } = await shop.ask('/measures/cohorts');
    expect(table.rows.length).toBeLessThanOrEqual(240);
    expect(table.columns.length).toBeLessThanOrEqual(241);
    const shown = table.rows.reduce((sum: number, row: number[]) => sum + (row[1] ?? 0), 0);
    expect(n).toBe(126);
    expect(figures.cut.people).toBe(126 - shown);
    expect(figures.cut.cohorts).toBeGreaterThan(1000);
    const { rows: of } = (await shop.ask('/measures/cohorts/rows?cell=cohort:1900-05,k:1&part=denominator')).all;
    expect(of).toBe(1);
  });

  it('a measure that fails answers its own problem and leaves the others alone', async () => {
    const shop = await openShop(database, [{ customer: 'Reza', at: '2026-03-01', amount: 5 }]);
    const owner = shop.as('owner');
    const find = vi.spyOn(aov, 'find').mockRejectedValue(new Error('a bug'));
    const trend = vi.spyOn(aov, 'trend').mockImplementation(async (question) => {
      await question.tx.query('select 1 / 0');
      return [];
    });
    try {
      const { status, body } = await owner.get('/measures/aov');
      expect([status, body.code]).toEqual([503, 'measures.not-computed']);
      expect(body.message.fa).toContain('aov');
      const { items } = (await owner.get('/measures/trends?names=aov,ror,repeat-rate')).body;
      expect(items[0]).toMatchObject({ name: 'aov', problem: { code: 'measures.not-computed' } });
      expect(items.slice(1)).toMatchObject([
        { trend: { points: expect.any(Array) } },
        { trend: { name: 'repeat-rate' } },
      ]);
      const together = (await owner.get('/measures/answers?names=ror,aov,repeat-rate')).body;
      expect(together.items[1]).toMatchObject({ name: 'aov', problem: { code: 'measures.not-computed' } });
      for (const name of ['ror', 'repeat-rate']) {
        const alone = await owner.get(`/measures/${name}`);
        expect(together.items.find((one: { name: string }) => one.name === name).answer).toEqual(alone.body);
      }
      expect((await owner.get('/measures/answers?names=ror,luck')).body.code).toBe('measures.not-found');
    } finally {
      find.mockRestore();
      trend.mockRestore();
    }
    expect((await owner.get('/measures/aov')).body.value).toBe(5);
  });
});

describe('FRONTDOOR 22: net by day of return', () => {
  it.each([
    ['half', { quantity: 1 }],
    ['the whole', { quantity: 2 }],
  ])('what came back of %s in October is no part of September', async (_, back) => {
    const { as, readable, house, workspace } = await testApp(database);
    const owner = as('owner');
    const sell = (customer: string, at: string, quantity: number, unitPrice: number) =>
      owner.post('/purchases', { at, customer: { externalId: customer }, lines: [{ sku: 'x', quantity, unitPrice }] });
    await sell('W', '2026-08-01', 1, 1000);
    const { purchaseId } = (await sell('V', '2026-08-05', 2, 2000)).body;
    const returned = await owner.post(`/purchases/${purchaseId}/returns`, {
      at: '2026-10-10',
      lines: [{ position: 1, ...back }],
    });
    expect(returned.status).toBe(201);
    await readable();
    await house.pump.drain(workspace.workspaceId);
    for (const ask of ['asOf=2026-09-01', 'asOf=2026-09-01&from=2026-01-01', 'to=2026-09-01&from=2026-01-01']) {
      for (const [name, part] of [
        ['concentration', 'denominator'],
        ['aov', 'numerator'],
        ['repeat-revenue-share', 'denominator'],
        ['seasonality', 'denominator'],
      ]) {
        const { body } = await owner.get(`/measures/${name}?calendar=gregorian&${ask}`);
        expect(body[part as string], `${name}?${ask}`).toBe(5000);
      }
      expect((await owner.get(`/measures/aov?${ask}`)).body.denominator).toBe(2);
    }
    const october = await owner.get('/measures/aov?from=2026-10-01&to=2026-11-01');
    expect(october.body).toMatchObject({ numerator: back.quantity === 1 ? -2000 : -4000, denominator: 0, value: null });
  });

  it('FRONTDOOR 23: margin is net, less tax, less cost, in the order and in the values alike', async () => {
    const { as, readable, house, workspace } = await testApp(database, { workspace: { settings: { margin: 0.5 } } });
    const owner = as('owner');
    const sold = await owner.post('/purchases', {
      ...{ at: '2026-11-01', channel: 'till', customer: { externalId: 'TAX' }, tax: 1000, shipping: 500 },
      lines: [{ sku: 'x', quantity: 1, unitPrice: 18_000, unitCost: 9000 }],
    });
    await readable();
    await house.pump.drain(workspace.workspaceId);
    const { body: order } = await owner.get(`/purchases/${sold.body.purchaseId}`);
    const { facts } = (await owner.get(`/customers/${sold.body.customerId}/profile`)).body;
    expect(order.margin).toBe(9500);
    expect(facts.find((one: { name: string }) => one.name === 'margin').value).toBe(9500);
    for (const query of ['', 'from=2026-01-01', 'channel=till']) {
      const { body } = await owner.get(`/measures/clv-discounted?${query}`);
      expect(body.figures.past, query).toBe(9500);
    }
    expect((await owner.get('/measures/clv-discounted?variant=sinceFirstPurchase')).body.value).toBeCloseTo(9500, 6);
  });
});

describe('FRONTDOOR 29: what is not defined is not shown', () => {
  it('there are no shares, no Gini index and no strongest month of a total of 0 or less', async () => {
    const shop = await openShop(database, [
      { customer: 'Reza', at: '2026-03-01', amount: 500 },
      { customer: 'Maryam', at: '2026-04-01', amount: -900 },
    ]);
    for (const name of ['concentration', 'concentration?variant=gini', 'repeat-revenue-share', 'seasonality'])
      expect(await shop.ask(`/measures/${name}`), name).toMatchObject({ defined: false, value: null });
    expect((await shop.ask('/measures/seasonality')).figures.strongestMonth).toBeNull();
    expect((await shop.ask('/measures/concentration')).figures).toMatchObject({ gini: null, top20Share: null });
  });

  it('attrition over 100 % tells of those at the start first, and of nobody at the start it is not defined', async () => {
    const people = (days: string[], n: number) =>
      Array.from({ length: n }, (_, i) => days.map((at) => ({ customer: `${days[0]}-${i}`, at, amount: 1 }))).flat();
    const shop = await openShop(database, [...people(['2025-01-01'], 10), ...people(['2026-06-01'], 1)]);
    const { value, numerator, denominator, figures, definition } = await shop.ask(
      '/measures/attrition?from=2025-06-01&to=2026-07-01',
    );
    expect([value, numerator, denominator]).toEqual([1, 10, 10]);
    expect(figures.onAverage).toBeCloseTo(10 / 5.5, 12);
    expect(definition.en).toContain('would pass 100 %');
    for (const name of ['retention', 'attrition', 'attrition?variant=cohort', 'attrition?variant=seedRatio']) {
      const early = await shop.ask(`/measures/${name}${name.includes('?') ? '&' : '?'}from=2020-01-01&to=2020-06-01`);
      expect(early, name).toMatchObject({ defined: false, value: null, n: 0 });
    }
  });

  it('the headline of cohorts counts those of whom nobody came back, once their next month is over', async () => {
    const shop = await openShop(
      database,
      [
        { customer: 'A', at: '2026-01-10', amount: 1 },
        { customer: 'A', at: '2026-02-10', amount: 1 },
        { customer: 'B', at: '2026-05-10', amount: 1 },
      ],
      { calendar: 'gregorian' },
    );
    expect(await shop.ask('/measures/cohorts?asOf=2026-07-15')).toMatchObject({
      numerator: 1,
      denominator: 2,
      figures: { incompleteMonth: '2026-07' },
    });
    expect(await shop.ask('/measures/cohorts?asOf=2026-06-15')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('FRONTDOOR 30: ROR counts who came again, with those who had bought before the window as a variant', async () => {
    const shop = await openShop(database, [
      { customer: 'twice', at: '2026-06-01', amount: 1 },
      { customer: 'twice', at: '2026-06-05', amount: 1 },
      { customer: 'before', at: '2025-01-01', amount: 1 },
      { customer: 'before', at: '2026-06-01', amount: 1 },
      { customer: 'new', at: '2026-06-01', amount: 1 },
    ]);
    const ask = 'from=2026-05-01&to=2026-07-01';
    const ror = await shop.ask(`/measures/ror?${ask}`);
    expect(ror).toMatchObject({ numerator: 2, denominator: 3, figures: { boughtBefore: 1 } });
    expect(ror.interval[0]).toBeLessThan(2 / 3);
    expect(ror.definition.fa).not.toContain('وارونه');
    expect(await shop.ask(`/measures/ror?variant=before&${ask}`)).toMatchObject({ numerator: 1, denominator: 3 });
  });
});
