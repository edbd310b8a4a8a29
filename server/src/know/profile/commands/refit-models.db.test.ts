import { addDays, daysBetween } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { testApp } from '../../../testing/test-app.ts';
import { testDatabase } from '../../../testing/test-database.ts';
import { readCdnow, readOnlineRetail } from '../../testing/load-purchases.ts';
import { openShop } from '../../testing/shop.ts';
import { askWhereDue } from '../jobs.ts';
import { profilePart } from '../personal.ts';
import { listFits, readCurrentFit } from '../read-fit.ts';
import { rebuildProfiles } from '../tables.ts';
import { refitModels } from './refit-models.ts';

const database = await testDatabase();
const settings = { asOf: 'after-last-purchase' as const };
const usd = { code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 1 } } as const;

describe('the fit of the CDNOW sample', async () => {
  const shop = await openShop(database, readCdnow(), { currency: usd, settings });
  const { workspaceId } = shop.workspace;
  const read = <T>(sql: string) =>
    inWorkspace(shop.house.pool, workspaceId, (tx) => tx.query<T & object>(sql, [workspaceId]));
  await refitModels(shop.house, workspaceId);
  const fit = await inWorkspace(shop.house.pool, workspaceId, readCurrentFit);

  it('is seen from the day after the last purchase and says what it saw', () => {
    expect(fit).toMatchObject({
      asOf: '1998-07-01',
      dataFrom: '1997-01-01',
      dataTo: '1998-06-30',
      customers: 2357,
      repeaters: 1139,
      model: 'mbgnbd',
      isCurrent: true,
    });
    for (const name of ['bgnbd', 'mbgnbd', 'paretonbd', 'gammagamma'] as const)
      expect(fit?.fits[name]?.converged).toBe(true);
  });

  it('tested its models on 39 weeks they had not seen: errors of SCIENCE.md 2.8', () => {
    const { until, weeks, models } = fit?.holdout ?? {};
    expect([until, weeks]).toEqual(['1997-09-30', 39]);
    expect(models?.bgnbd?.actual).toBe(1882);
    const totals = [models?.bgnbd?.expected, models?.mbgnbd?.expected, models?.paretonbd?.expected];
    expect(totals.map((one) => one?.toFixed(1))).toEqual(['1653.4', '1576.7', '1665.5']);
    const errors = [models?.bgnbd?.mae, models?.mbgnbd?.mae, models?.paretonbd?.mae, models?.bgnbd?.baselines.mean.mae];
    expect(errors.map((one) => one?.toFixed(3))).toEqual(['0.785', '0.765', '0.755', '1.134']);
  });

  it('scores everybody: the segments are those of the measure', async () => {
    const rows = await read<{ segment: string; n: number }>(
      'select segment, count(*) as n from profile_score where workspace_id = $1 group by segment',
    );
    expect(Object.fromEntries(rows.map((row) => [row.segment, row.n]))).toMatchObject({
      champions: 413,
      hibernating: 869,
    });
  });

  it('gives each a chance, an expectation, a value and a day, within reason', async () => {
    const [row] = await read<Record<string, number>>(
      `select min(p_alive) as low, max(p_alive) as high, sum(expected_purchases) as expected, min(clv) as least,
         count(next_day) as days, count(*) filter (where next_day < '1998-07-01') as past from profile_score where workspace_id = $1`,
    );
    expect(row?.low).toBeGreaterThan(0);
    expect(row?.high).toBeLessThan(1);
    expect(row?.expected).toBeGreaterThan(1000);
    expect(row?.least).toBeGreaterThan(0);
    expect(row?.days).toBeGreaterThan(100);
    expect(row?.past).toBe(0);
  });

  it('keeps the earlier fit and the scores of the new one only', async () => {
    const again = await refitModels(shop.house, workspaceId);
    expect(again).toMatchObject({ customers: 2357 });
    const fits = await inWorkspace(shop.house.pool, workspaceId, (tx) => listFits(tx, 10));
    expect(fits.map((one) => one.isCurrent)).toEqual([true, false]);
    const [scores] = await read<{ n: number; fits: number }>(
      'select count(*) as n, count(distinct fit_id) as fits from profile_score where workspace_id = $1',
    );
    expect(scores).toEqual({ n: 2357, fits: 1 });
  });

  it('narrows a measure to a segment, and joins the expectation to the value', async () => {
    const champions = await shop.ask('/measures/repeat-rate?segment=rfm:champions');
    expect(champions.n).toBe(413);
    const { figures } = await shop.ask('/measures/clv-discounted');
    expect(figures.scored).toBe(2357);
    expect(figures.expected).toBeGreaterThan(0);
    const alive = await shop.ask('/measures/retention?variant=p-alive&asOf=1998-06-30');
    expect(alive).toMatchObject({ defined: true, figures: { rule: { kind: 'p-alive' } } });
  });
});

it('one fit at a time: whoever comes meanwhile is told so, and a lease that ran out binds nobody', async () => {
  const shop = await openShop(database, [{ customer: 'Maryam', at: '2026-01-01', amount: 100 }], { settings });
  const { workspaceId } = shop.workspace;
  const leaseUntil = (until: string) =>
    inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.query(
        `insert into profile_pending (workspace_id, fitting_until) values ($1, $2)
         on conflict (workspace_id) do update set fitting_until = $2`,
        [workspaceId, until],
      ),
    );
  await leaseUntil('2026-11-21T09:05:00Z');
  expect(await refitModels(shop.house, workspaceId)).toBe('busy');
  await leaseUntil('2026-11-21T08:55:00Z');
  expect(await refitModels(shop.house, workspaceId)).toMatchObject({ customers: 1 });
});

it('scores recency, frequency and money where no model can be fitted', async () => {
  const shop = await openShop(database, [{ customer: 'Maryam', at: '2026-01-01', amount: 100 }], { settings });
  const { workspaceId } = shop.workspace;
  expect(await refitModels(shop.house, workspaceId)).toMatchObject({ customers: 1 });
  const scores = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
    tx.query('select r, f, m, p_alive, clv, next_day from profile_score where workspace_id = $1', [workspaceId]),
  );
  expect(scores).toEqual([{ r: 1, f: 1, m: 1, p_alive: null, clv: null, next_day: null }]);
});

it('has nothing to fit while nobody has bought', async () => {
  const shop = await openShop(database, [], { settings });
  expect(await refitModels(shop.house, shop.workspace.workspaceId)).toBe('nothing');
});

const read = <T>(shop: Awaited<ReturnType<typeof openShop>>, sql: string) =>
  inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) => tx.query<T & object>(sql, [tx.workspaceId]));
const profileOf = (shop: Awaited<ReturnType<typeof openShop>>, name: string) =>
  shop.ask(`/customers/${shop.ids.get(name)}/profile`);
// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
const factIn = (profile: any, name: string) =>
  profile.facts.find((fact: { name: string }) => fact.name === name)?.value;

describe('FRONTDOOR 26: where the fit may not speak of persons', async () => {
  const shop = await openShop(database, readOnlineRetail(), { settings });
  await refitModels(shop.house, shop.workspace.workspaceId);

  it('no chance, expectation, value or day is kept, shown, sought or summed, and the reason stands in their place', async () => {
    const [kept] = await read<Record<string, number>>(
      shop,
      `select count(*) as n, count(p_alive) + count(expected_purchases) + count(average_value) + count(clv) + count(next_day) as told
       from profile_score where workspace_id = $1`,
    );
    expect(kept?.n).toBeGreaterThan(4000);
    expect(kept?.told).toBe(0);
    const name = [...shop.ids.keys()][0] ?? '';
    const profile = await profileOf(shop, name);
    for (const fact of ['pAlive', 'expectedPurchases', 'averageValue', 'clv', 'nextPurchaseDay'])
      expect(factIn(profile, fact)).toBeNull();
    expect(factIn(profile, 'segment')).not.toBeNull();
    expect(profile.forecast.persons).toMatchObject({ code: 'open-parameter' });
    expect(profile.forecast.group.share).toBeGreaterThan(0.5);
    expect(profile.relationship.reasons.map((one: { fact: string }) => one.fact)).not.toContain('pAlive');
    expect(await shop.ask('/measures/clv-discounted')).toMatchObject({ value: null, figures: { expected: null } });
    expect(await shop.ask('/measures/retention?variant=p-alive')).toMatchObject({
      defined: false,
      figures: { why: { code: 'open-parameter' } },
    });
    expect(await shop.ask('/models')).toMatchObject({ persons: { code: 'open-parameter' }, stale: false });
  });
});

describe('FRONTDOOR 25: forecasts belong to a day and to settings', async () => {
  const shop = await openShop(database, readCdnow(), { currency: usd });
  const { workspaceId } = shop.workspace;
  await refitModels(shop.house, workspaceId);
  const recent = readCdnow().reduce((last, row) => (row.at > last.at ? row : last)).customer;
  const change = async (settings: object) => {
    const answer = await shop.as('owner').patch('/workspace', { settings });
    expect(answer.status).toBe(200);
    await shop.house.pump.drain(workspaceId);
  };

  it('a changed as-of day withholds them at once, says so, asks for a fit by itself; then they are of the new day', async () => {
    await change({ asOf: 'after-last-purchase' });
    const before = await profileOf(shop, recent);
    expect(before.asOf).toBe('1998-07-01');
    expect(factIn(before, 'pAlive')).toBeNull();
    expect(before.forecast.persons).toMatchObject({ code: 'settings-changed' });
    expect(before.relationship.reasons.map((one: { fact: string }) => one.fact)).not.toContain('pAlive');
    expect(await shop.ask('/models')).toMatchObject({
      fitting: true,
      stale: true,
      persons: { code: 'settings-changed' },
    });
    await refitModels(shop.house, workspaceId);
    const after = await profileOf(shop, recent);
    expect(after.forecast).toMatchObject({ persons: null, values: null });
    expect(factIn(after, 'pAlive')).toBeGreaterThan(0.7);
    expect(await shop.ask('/models')).toMatchObject({ fitting: false, stale: false });
  });

  it('a margin counts in past and future alike, in the value and its range', async () => {
    const { figures: whole } = await shop.ask('/measures/clv-discounted');
    const name = [...shop.ids.keys()][4] ?? '';
    const revenue = await profileOf(shop, recent);
    await change({ margin: 0.3 });
    expect(await shop.ask('/measures/clv-discounted')).toMatchObject({
      value: null,
      figures: { why: { code: 'settings-changed' } },
    });
    await refitModels(shop.house, workspaceId);
    const { figures } = await shop.ask('/measures/clv-discounted');
    expect(figures.past / whole.past).toBeCloseTo(0.3, 9);
    expect(figures.expected / whole.expected).toBeCloseTo(0.3, 9);
    const margin = await profileOf(shop, recent);
    expect(factIn(margin, 'clv') / factIn(revenue, 'clv')).toBeCloseTo(0.3, 6);
    expect(name).not.toBe('');
    expect(margin.forecast.valuesAre).toBe('margin');
    expect(revenue.forecast.valuesAre).toBe('revenue');
  });

  it.each([{ model: 'bgnbd' }, { monthlyDiscount: 0.03 }, { margin: 0.5 }, { asOf: 'today' }])(
    '%o marks the fit stale',
    async (settings) => {
      await change(settings);
      expect(await shop.ask('/models')).toMatchObject({ stale: true, fitting: true });
      // what a person is told of herself obeys the same rule
      const customerId = shop.ids.get(recent) ?? '';
      const person = { customerId, ids: [customerId], names: [], sharesWith: [], identifiers: [] };
      const told = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
        profilePart.collect(tx, person, shop.house.secrets),
      );
      expect(told).toMatchObject([{ segment: expect.any(String), chanceOfBeingActive: null, expectedValue: null }]);
    },
  );

  it('the rule of who is a customer changes figures at once and leaves forecasts alone', async () => {
    await change({ asOf: 'after-last-purchase', model: null, monthlyDiscount: null, margin: 0.3 });
    await refitModels(shop.house, workspaceId);
    await change({ customerRule: { kind: 'days', days: 90 } });
    expect(await shop.ask('/models')).toMatchObject({ stale: false, persons: null });
  });
});

it('FRONTDOOR 25: a week without a sale makes a fit late, withholds its forecasts and asks for another by itself', async () => {
  const rows = readCdnow().map((row) => ({
    ...row,
    at: addDays(row.at.slice(0, 10), daysBetween('1998-06-30', '2026-11-20')),
  }));
  const shop = await openShop(database, rows, { currency: usd });
  const { workspaceId } = shop.workspace;
  await refitModels(shop.house, workspaceId);
  const name = rows[0]?.customer ?? '';
  expect(factIn(await profileOf(shop, name), 'pAlive')).not.toBeNull();
  shop.clock.set('2026-11-28T09:00:00Z');
  expect(factIn(await profileOf(shop, name), 'pAlive')).not.toBeNull();
  await askWhereDue(shop.house, workspaceId);
  expect(await shop.ask('/models')).toMatchObject({ fitting: false, stale: false });
  shop.clock.set('2026-11-30T09:00:00Z');
  const late = await profileOf(shop, name);
  expect(factIn(late, 'pAlive')).toBeNull();
  expect(late.forecast.persons).toMatchObject({ code: 'behind' });
  await askWhereDue(shop.house, workspaceId);
  expect(await shop.ask('/models')).toMatchObject({ fitting: true, stale: true });
});

it('FRONTDOOR 23: the margin of a profile is net less tax and cost, as the order says', async () => {
  const app = await testApp(database);
  const owner = app.as('owner');
  const line = { sku: 'x', quantity: 1, unitPrice: 18_000, unitCost: 9_000 };
  const at = '2026-11-01';
  const bought = await owner.post('/purchases', {
    at,
    channel: 'till',
    customer: { externalId: 'TAX' },
    tax: 1_000,
    lines: [line],
  });
  expect(bought.status).toBe(201);
  await app.house.pump.drain(app.workspace.workspaceId);
  const { customerId } = bought.body;
  const { body: order } = await owner.get(`/purchases/${bought.body.purchaseId ?? bought.body.id}`);
  const { body: profile } = await owner.get(`/customers/${customerId}/profile`);
  expect(factIn(profile, 'margin')).toBe(9_000);
  expect(order.margin).toBe(9_000);
});

describe('after a fit', async () => {
  const shop = await openShop(database, readCdnow(), { currency: usd, settings });
  const { workspaceId } = shop.workspace;
  await refitModels(shop.house, workspaceId);

  it('the range beside a value is what she may bring, and holds the value of most futures', async () => {
    const name = readCdnow()[0]?.customer ?? '';
    const profile = await profileOf(shop, name);
    const clv = profile.facts.find((fact: { name: string }) => fact.name === 'clv');
    expect(clv.interval[0]).toBeGreaterThanOrEqual(0);
    expect(clv.interval[1]).toBeGreaterThan(clv.value);
    expect((await profileOf(shop, name)).facts).toEqual(profile.facts);
  });

  it('a purchase that the fit has not seen is part of her rank and of her forecast', async () => {
    const name = readCdnow()[0]?.customer ?? '';
    const before = await profileOf(shop, name);
    await inWorkspace(shop.house.pool, workspaceId, async (tx) => {
      await tx.query(
        `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, channel, at, day, items, total, content_hash, created_at)
         values ($1, $2, $3, 'sale', 'shop', '1998-06-30T10:00:00Z', '1998-06-30', 1, 5000, '\\x00', now())`,
        [workspaceId, uuidv7(), shop.ids.get(name)],
      );
      await rebuildProfiles(tx);
    });
    const after = await profileOf(shop, name);
    expect(factIn(before, 'r')).toBeLessThan(5);
    expect(factIn(after, 'r')).toBe(5);
    expect(factIn(after, 'segment')).not.toBe(factIn(before, 'segment'));
    expect(factIn(after, 'pAlive')).toBeGreaterThan(factIn(before, 'pAlive'));
    expect(factIn(after, 'nextPurchaseDay') >= '1998-07-01').toBe(true);
  });

  it('the list shows no chance and seeks by none when the fit may not speak', async () => {
    const whole = await testApp(database, { now: '2026-11-21T09:00:00Z' });
    const owner = whole.as('owner');
    const refused = await owner.get('/customers?aliveMin=0.5');
    expect(refused).toMatchObject({ status: 409, body: { code: 'desk.chance-untold' } });
    expect(refused.body.message.fa).toMatch(/هنوز پیش‌بینی/);
    for (const path of ['/customers/count?aliveMax=0.5', '/exports/customers?aliveMin=0.5'])
      expect((await owner.get(path)).status, path).toBe(409);
    const bulk = await owner.post('/customers/bulk', { change: { city: 'یزد' }, filter: { aliveMin: 0.5 } });
    expect(bulk.status).toBe(409);
  });
});
