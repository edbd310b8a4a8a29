import { uuidv7 } from '@peyvand/kernel/ids';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../platform/database/transaction.ts';
import { write } from '../../spine/write.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { readCdnow } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';
import { refitModels } from './commands/refit-models.ts';
import { profilePart } from './personal.ts';

const database = await testDatabase();
const settings = { asOf: 'after-last-purchase' as const };

describe("the page of a customer (R-003's figures)", async () => {
  const shop = await openShop(database, readCdnow(), { calendar: 'gregorian', settings });
  await refitModels(shop.house, shop.workspace.workspaceId);
  const page = async (name: string) => {
    const body = await shop.ask(`/customers/${shop.ids.get(name)}/profile`);
    return {
      ...body,
      value: Object.fromEntries(body.facts.map((fact: { name: string; value: unknown }) => [fact.name, fact.value])),
    };
  };

  it('tells of customer 0001: recency 201, four purchase days, 100.50, R4 F4 M4', async () => {
    const { value, relationship } = await page('0001');
    expect(value).toMatchObject({ recencyDays: 201, transactions: 4, net: 10050, r: 4, f: 4, m: 4, segment: 'loyal' });
    expect(value).toMatchObject({ firstDay: '1997-01-01', lastDay: '1997-12-12', rung: 'client' });
    expect(value.ordersByMonth.reduce((a: number, b: number) => a + b, 0)).toBe(4);
    expect(relationship.reasons.map((one: { fact: string }) => one.fact)).toContain('recencyDays');
  });

  it('tells of customer 0003: 546 days, one purchase, 6.79: 111', async () => {
    const { value, history } = await page('0003');
    expect(value).toMatchObject({
      recencyDays: 546,
      transactions: 1,
      net: 679,
      r: 1,
      f: 1,
      m: 1,
      stage: 'lapsed',
      lapsed: true,
    });
    expect(value.nextPurchaseDay).toBeNull();
    expect(history.map((one: { to: string }) => one.to)).toEqual(['new', 'at-risk', 'lapsed']);
  });

  it('gives the value with the interval that honesty needs', async () => {
    const { facts } = await page('0001');
    const clv = facts.find((fact: { name: string }) => fact.name === 'clv');
    expect(clv.interval[0]).toBeLessThan(clv.value);
    expect(clv.interval[1]).toBeGreaterThan(clv.value);
    expect(clv.warnings).toEqual([]);
  });

  it('declares every fact that it shows, in both languages', async () => {
    const { items } = await shop.ask('/profile/facts');
    const { facts } = await page('0001');
    expect(facts.map((fact: { name: string }) => fact.name)).toEqual(items.map((fact: { name: string }) => fact.name));
    for (const { title, definition } of items) {
      expect(title.fa).not.toBe(title.en);
      expect(definition.fa).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it('shows how good the forecast is: fits, hold-out and calibration', async () => {
    const { current, earlier, asOf } = await shop.ask('/models');
    expect(asOf).toMatchObject({ day: '1998-07-01', setting: 'after-last-purchase' });
    expect(earlier).toEqual([]);
    expect(Object.keys(current.fits).sort()).toEqual(['bgnbd', 'gammagamma', 'mbgnbd', 'paretonbd']);
    expect(current.holdout.models.mbgnbd.mae).toBeCloseTo(0.765, 3);
    expect(current.holdout.models.mbgnbd.byX[0].customers).toBe(1411);
    expect(current.fits.mbgnbd.logCovariance).toBeUndefined();
  });

  it('shows a person what is concluded about her (R-011)', async () => {
    const customerId = shop.ids.get('0001') ?? '';
    const person = { customerId, ids: [customerId], names: [], identifiers: [] };
    const told = await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      profilePart.collect(tx, person, shop.house.secrets),
    );
    expect(told).toMatchObject([
      { purchaseDays: 4, net: 10050, segment: 'loyal', model: 'mbgnbd', asOf: '1998-07-01' },
    ]);
  });

  it('hides a customer from who may not see her', async () => {
    const seller = shop.as('manager', { scope: 'own' });
    expect((await seller.get(`/customers/${shop.ids.get('0001')}/profile`)).body.code).toBe(
      'profile.customer-not-found',
    );
    expect((await shop.as('owner').get(`/customers/${uuidv7()}/profile`)).status).toBe(404);
  });
});

describe('a month of moves (R-040, R-110)', () => {
  it('says who moved from where to where, and adds up to everybody', async () => {
    const shop = await openShop(database, [
      { customer: 'first', at: '2026-05-10', amount: 10 },
      { customer: 'second', at: '2026-04-01', amount: 10 },
      { customer: 'second', at: '2026-05-03', amount: 10 },
      { customer: 'lapsing', at: '2025-04-01', amount: 10 },
      { customer: 'lapsing', at: '2025-05-10', amount: 10 },
      { customer: 'returning', at: '2024-01-01', amount: 10 },
      { customer: 'returning', at: '2026-05-20', amount: 10 },
    ]);
    const { stages, rungs, month } = await shop.ask('/profile/movements?month=2026-05&calendar=gregorian');
    expect(month).toBe('2026-05');
    const told = (moves: { from: string; to: string; customers: number }[]) =>
      moves.map(({ from, to, customers }) => `${from} > ${to}: ${customers}`).sort();
    expect(told(stages)).toEqual([
      'at-risk > lapsed: 1',
      'lapsed > won-back: 1',
      'new > active: 1',
      'prospect > new: 1',
    ]);
    expect(told(rungs)).toEqual(['client > customer: 1', 'customer > client: 2', 'prospect > customer: 1']);
    expect((await shop.as('owner').get('/profile/movements?month=2026-13')).body.code).toBe('profile.month-unreadable');
  });
});

describe('the reaction', () => {
  it('refreshes who bought within a moment, and asks once for a fit', async () => {
    const shop = await openShop(database, [{ customer: 'Maryam', at: '2026-05-10', amount: 10 }]);
    const { workspaceId } = shop.workspace;
    const customerId = shop.ids.get('Maryam') ?? '';
    const sell = (day: string) =>
      write(shop.house.path, { workspaceId, actor: 'test', source: 'test' }, async (w) => {
        w.put(
          `insert into purchases_purchase (workspace_id, purchase_id, customer_id, at, day, total, content_hash, created_at)
           values ($1, $2, $3, now(), $4, 40, '\\x00', now())`,
          [workspaceId, uuidv7(), customerId, day],
        );
        w.tell({ type: 'purchase.recorded', customerId, data: {} });
        return {};
      });
    await sell('2026-05-11');
    await sell('2026-05-12');
    await shop.house.pump.drain(workspaceId);
    const { facts } = await shop.ask(`/customers/${customerId}/profile`);
    expect(facts.find((fact: { name: string }) => fact.name === 'net').value).toBe(90);
    const { rows } = await shop.house.workerPool.query(
      'select count(*) as n from graphile_worker.jobs where key = $1',
      [`profile.refit:${workspaceId}`],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('asks for a fit when the owner does', async () => {
    const shop = await openShop(database, []);
    const answer = await shop.as('owner').post('/models/refit');
    expect([answer.status, answer.body]).toEqual([202, { queued: true }]);
    expect((await shop.as('viewer').post('/models/refit')).status).toBe(403);
  });

  it('rebuilds everybody when the days were cut anew', async () => {
    const shop = await openShop(database, [{ customer: 'Reza', at: '2026-05-10', amount: 10 }]);
    const { workspaceId } = shop.workspace;
    await inWorkspace(shop.house.workerPool, workspaceId, (tx) =>
      tx.query(`update purchases_purchase set day = day - 1 where workspace_id = $1`, [workspaceId]),
    );
    await write(shop.house.path, { workspaceId, actor: 'test', source: 'test' }, async (w) => {
      w.tell({ type: 'purchases.days-recomputed', data: {} });
      return {};
    });
    await shop.house.pump.drain(workspaceId);
    const { facts } = await shop.ask(`/customers/${shop.ids.get('Reza')}/profile`);
    expect(facts.find((fact: { name: string }) => fact.name === 'lastDay').value).toBe('2026-05-09');
  });
});
