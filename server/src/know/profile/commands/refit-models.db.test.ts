import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../../platform/database/transaction.ts';
import { testDatabase } from '../../../testing/test-database.ts';
import { readCdnow } from '../../testing/load-purchases.ts';
import { openShop } from '../../testing/shop.ts';
import { listFits, readCurrentFit } from '../read-fit.ts';
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
