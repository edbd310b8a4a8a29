import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { refitModels } from '../profile/commands/refit-models.ts';
import { rebuildProfiles } from '../profile/tables.ts';
import { type PurchaseRow, readCdnow } from '../testing/load-purchases.ts';
import { openShop, type Shop } from '../testing/shop.ts';

/**
 * A measure seen from a day before the fit, by a second path: a business of which nothing later is known yet, fitted on that
 * very day. Some orders came back in part before it; some came back whole, before it or only later.
 */
const database = await testDatabase();
const day = '1998-01-01';
const wish = {
  calendar: 'gregorian',
  currency: { code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 1 } },
  settings: { asOf: 'after-last-purchase' },
} as const;

/** Returns by the place of an order in the file, those until `until` only. */
async function bringBack(shop: Shop, rows: readonly PurchaseRow[], until: string): Promise<void> {
  const { workspaceId } = shop.workspace;
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    const back = rows.flatMap((row, i) => {
      if (row.amount < 2) return [];
      if (i % 9 === 0) return [{ row, on: row.at.slice(0, 10), amount: Math.floor(row.amount / 2) }];
      if (i % 17 === 0) return [{ row, on: row.at.slice(0, 10), amount: row.amount }];
      return i % 13 === 0 ? [{ row, on: '1998-03-03', amount: row.amount }] : [];
    });
    const known = back.filter(({ on, row }) => on <= until && row.at.slice(0, 10) <= until);
    await tx.query(
      `with back as (select * from unnest($2::uuid[], $3::uuid[], $4::date[], $5::bigint[], $6::date[], $7::bigint[]) as b (id, customer_id, day, total, back_day, amount)),
       sold as (select distinct on (b.id) b.id, p.purchase_id, b.back_day, b.amount from back b join purchases_purchase p
         on p.workspace_id = $1 and p.customer_id = b.customer_id and p.day = b.day and p.total = b.total order by b.id, p.purchase_id),
       once as (select distinct on (purchase_id) * from sold order by purchase_id, id),
       moved as (update purchases_purchase p set returned = o.amount, cancelled_at = case when o.amount = p.total then now() end
         from once o where p.workspace_id = $1 and p.purchase_id = o.purchase_id)
       insert into purchases_return (workspace_id, return_id, purchase_id, at, day, amount, created_at)
       select $1, id, purchase_id, back_day::timestamp at time zone 'UTC', back_day, amount, now() from once`,
      [
        workspaceId,
        known.map((_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`),
        known.map(({ row }) => shop.ids.get(row.customer)),
        known.map(({ row }) => row.at.slice(0, 10)),
        known.map(({ row }) => row.amount),
        known.map(({ on }) => on),
        known.map(({ amount }) => amount),
      ],
    );
    await rebuildProfiles(tx);
  });
  await refitModels(shop.house, workspaceId);
}

describe('FRONTDOOR 25: a measure of a day before the fit is fitted to that day', async () => {
  // an order is found again by customer, day and amount
  const rows = [...new Map(readCdnow().map((row) => [`${row.customer} ${row.at} ${row.amount}`, row])).values()];
  const now = await openShop(database, rows, wish);
  await bringBack(now, rows, '2026-01-01');
  const then = await openShop(
    database,
    rows.filter((row) => row.at.slice(0, 10) <= day),
    { ...wish, settings: { asOf: 'today' } },
  );
  then.clock.set(`${day}T12:00:00Z`);
  await bringBack(then, rows, day);
  const asked = `asOf=${day}`;

  it('and says what the business would have read on that day', async () => {
    expect((await then.ask('/measures')).asOf.day).toBe(day);
    for (const path of [
      '/measures/clv-discounted',
      '/measures/clv-discounted?variant=expected',
      '/measures/retention?variant=p-alive&from=1997-07-01&to=1998-01-02',
      '/measures/attrition?variant=p-alive&from=1997-07-01&to=1998-01-02',
    ]) {
      const known = await then.ask(path);
      const found = await now.ask(`${path}${path.includes('?') ? '&' : '?'}${asked}`);
      expect(known.defined, path).toBe(true);
      expect(found.value / known.value, path).toBeCloseTo(1, 9);
      expect({ n: found.n, denominator: found.denominator }).toEqual({ n: known.n, denominator: known.denominator });
      expect(found.window).toMatchObject({ asOf: day });
      if (path.includes('clv')) {
        expect(found.figures.scored).toBe(known.figures.scored);
        expect(found.figures.expected / known.figures.expected).toBeCloseTo(1, 9);
      } else expect(found.figures.stayed).toBe(known.figures.stayed);
    }
  });

  it('the persons behind it add up to it, by a segment too', async () => {
    for (const narrowed of ['', '&segment=rfm:champions']) {
      const found = await now.ask(`/measures/clv-discounted?variant=expected&${asked}${narrowed}`);
      const behind = await now.ask(`/measures/clv-discounted/rows?variant=expected&${asked}${narrowed}`);
      expect(behind.all.rows).toBe(found.denominator);
      expect(behind.all.value / found.numerator).toBeCloseTo(1, 6);
    }
  });

  it('each day has its own, whatever is asked at once, and the fit that is shown stays as it was', async () => {
    const shown = await now.ask('/measures/clv-discounted?variant=expected');
    const days = ['1997-10-01', '1998-02-01', day, day];
    const found = await Promise.all(
      days.map((one) => now.ask(`/measures/clv-discounted?variant=expected&asOf=${one}`)),
    );
    expect(new Set(found.map((one) => one.value)).size).toBe(3);
    expect(found[2]).toEqual(found[3]);
    expect(await now.ask('/measures/clv-discounted?variant=expected')).toEqual(shown);
  });

  it('too few data by that day, or nobody, and why, is said in place of a figure', async () => {
    expect(await now.ask('/measures/clv-discounted?asOf=1997-01-05')).toMatchObject({
      value: null,
      figures: {
        expected: null,
        why: { code: expect.stringMatching(/few-repeaters|no-repeaters|not-converged|at-bound|open-parameter/) },
      },
    });
    expect(await now.ask('/measures/clv-discounted?asOf=1990-01-05')).toMatchObject({
      value: null,
      figures: { expected: null, why: { code: 'nobody-yet' } },
    });
    expect(await now.ask('/measures/retention?variant=p-alive&asOf=1990-01-05')).toMatchObject({
      defined: false,
      figures: { why: { code: 'nobody-yet' } },
    });
  });
});
