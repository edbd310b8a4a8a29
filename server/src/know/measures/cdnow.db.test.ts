import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { readCdnow } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';

/** Reference values typed from SCIENCE.md and FOUNDATION section 1: all 18 months of the CDNOW sample. */
const database = await testDatabase();
const shop = await openShop(database, readCdnow(), {
  calendar: 'gregorian',
  currency: { code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 1 } },
  settings: { asOf: 'after-last-purchase' },
});

describe('the CDNOW sample', () => {
  it('R-117: repeat rate 1,152 of 2,357 = 48.88 % by order, 1,139 = 48.32 % by day', async () => {
    const byOrder = await shop.ask('/measures/repeat-rate');
    expect(byOrder).toMatchObject({ defined: true, numerator: 1152, denominator: 2357, n: 2357 });
    expect(byOrder.value).toBeCloseTo(0.4888, 4);
    const byDay = await shop.ask('/measures/repeat-rate?variant=by-day');
    expect(byDay).toMatchObject({ numerator: 1139, denominator: 2357 });
    expect(byDay.value).toBeCloseTo(0.4832, 4);
  });

  it('finds the same in the orders as in the rows of facts', async () => {
    for (const name of ['repeat-rate', 'concentration', 'purchase-funnel', 'rfm', 'clv-discounted']) {
      const facts = await shop.ask(`/measures/${name}?asOf=1998-07-01`);
      const orders = await shop.ask(`/measures/${name}?asOf=1998-07-01&from=1997-01-01`);
      expect({ ...orders, window: 0, rows: 0, definition: 0 }).toEqual({ ...facts, window: 0, rows: 0, definition: 0 });
    }
  });

  it('R-117: AOV 36.4534 by day over 6,696, 35.2785 by row over 6,919', async () => {
    const byDay = await shop.ask('/measures/aov?variant=by-day');
    expect(byDay).toMatchObject({ numerator: 24409194, denominator: 6696 });
    expect(byDay.value / 100).toBeCloseTo(36.4534, 4);
    const byRow = await shop.ask('/measures/aov');
    expect(byRow.denominator).toBe(6919);
    expect(byRow.value / 100).toBeCloseTo(35.2785, 4);
  });

  it('concentration: Gini .6309, the top 20 % bring 67.46 %', async () => {
    const { value, figures, n, table } = await shop.ask('/measures/concentration');
    expect(n).toBe(2357);
    expect(value).toBeCloseTo(0.6746, 4);
    expect(figures.gini).toBeCloseTo(0.6309, 4);
    expect(table.rows.at(0)).toEqual([0, 0]);
    expect(table.rows.at(-1)).toEqual([1, 1]);
    expect((await shop.ask('/measures/concentration?variant=gini')).value).toBeCloseTo(0.6309, 4);
  });

  it('RFM as of 1998-07-01: quintiles and the ten segments', async () => {
    const { figures, n, window } = await shop.ask('/measures/rfm');
    expect(window.asOf).toBe('1998-07-01');
    expect(n).toBe(2357);
    expect(figures.rfmCounts).toEqual({
      R: [482, 471, 463, 470, 471],
      F: [1218, 0, 403, 358, 378],
      M: [481, 462, 472, 471, 471],
    });
    const segments = Object.fromEntries(
      figures.segments.map((one: { key: string; customers: number }) => [one.key, one.customers]),
    );
    expect(segments).toEqual({
      champions: 413,
      loyal: 310,
      'potential-loyalist': 250,
      new: 0,
      promising: 0,
      'need-attention': 82,
      'about-to-sleep': 349,
      'cannot-lose': 3,
      'at-risk': 81,
      hibernating: 869,
    });
  });

  it('R-114: cohorts of the first three months', async () => {
    const { table, figures, n } = await shop.ask('/measures/cohorts');
    const first = (row: unknown[]) => row.slice(0, 8);
    expect(table.rows.map(first)).toEqual([
      ['1997-01', 781, 124, 95, 70, 65, 77, 65],
      ['1997-02', 857, 134, 110, 75, 77, 75, 61],
      ['1997-03', 719, 87, 84, 78, 63, 64, 55],
    ]);
    expect(figures.incompleteMonth).toBeNull();
    expect(n).toBe(2357);
  });

  it('marks an incomplete last month, and keeps the rolling table falling', async () => {
    const part = await shop.ask('/measures/cohorts?to=1998-06-15');
    expect(part.figures.incompleteMonth).toBe('1998-06');
    const { table } = await shop.ask('/measures/cohorts?variant=rolling');
    for (const row of table.rows) {
      const counts = row.slice(1).filter((cell: number | null) => cell !== null);
      expect(counts).toEqual([...counts].sort((a: number, b: number) => b - a));
    }
    expect(table.rows[0].slice(0, 2)).toEqual(['1997-01', 781]);
  });

  it('groups by Jalali months when asked', async () => {
    const { table } = await shop.ask('/measures/cohorts?calendar=jalali');
    expect(table.rows.map((row: unknown[]) => row[0])).toEqual(['1375-10', '1375-11', '1375-12', '1376-01']);
    expect(table.rows.reduce((sum: number, row: number[]) => sum + (row[1] ?? 0), 0)).toBe(2357);
  });

  it('R-111: tells the trend month by month, each point as if it were asked alone', async () => {
    const { points, span } = await shop.ask('/measures/ror/trend?months=4&asOf=1998-06-30');
    expect(span).toBe('year');
    expect(points.map((one: { month: string }) => one.month)).toEqual(['1998-03', '1998-04', '1998-05', '1998-06']);
    const { from, to, value, numerator } = points[2];
    expect(await shop.ask(`/measures/ror?from=${from}&to=${to}`)).toMatchObject({ value, numerator });
    const months = await shop.ask('/measures/repeat-rate/trend?months=18&asOf=1998-06-30');
    expect(months.points[0]).toMatchObject({ month: '1997-01', from: '1997-01-01', to: '1997-02-01', n: 781 });
  });

  it('R-044: the funnel loses people at each purchase', async () => {
    const { table, value, numerator } = await shop.ask('/measures/purchase-funnel');
    const reached = table.rows.map((row: number[]) => row[1]);
    expect(reached.slice(0, 2)).toEqual([2357, 1152]);
    expect(reached).toHaveLength(5);
    expect(numerator).toBe(reached[4]);
    expect(value).toBeCloseTo(reached[4] / 2357, 12);
  });

  it('opens every figure: the rows behind it are as many as it says', async () => {
    const count = async (path: string): Promise<number> => {
      const ids = new Set<string>();
      for (let cursor = ''; ; ) {
        const page = await shop.ask(`${path}&limit=200${cursor}`);
        for (const item of page.items) ids.add(item.purchaseId ?? item.customerId);
        if (page.nextCursor === null) return ids.size;
        cursor = `&cursor=${page.nextCursor}`;
      }
    };
    expect(await count('/measures/repeat-rate/rows?part=numerator')).toBe(1152);
    expect(await count('/measures/rfm/rows?part=cell&segment=at-risk')).toBe(81);
    expect(await count('/measures/rfm/rows?part=cell&r=5&f=5')).toBeGreaterThan(0);
    expect(await count('/measures/cohorts/rows?part=cell&cohort=1997-02&k=3')).toBe(75);
    expect(await count('/measures/concentration/rows?part=numerator')).toBe(Math.ceil(0.2 * 2357));
    expect(await count('/measures/purchase-funnel/rows?part=cell&purchase=2')).toBe(1152);
    const { numerator, denominator } = await shop.ask('/measures/retention?asOf=1998-06-30');
    expect(await count('/measures/retention/rows?asOf=1998-06-30')).toBe(numerator);
    expect(await count('/measures/retention/rows?asOf=1998-06-30&part=denominator')).toBe(denominator);
    const ror = await shop.ask('/measures/ror');
    expect(await count('/measures/ror/rows?part=numerator')).toBe(ror.numerator);
    const share = await shop.ask('/measures/repeat-revenue-share?from=1998-06-01');
    expect(await count('/measures/repeat-revenue-share/rows?from=1998-06-01&part=denominator')).toBe(share.n);
  });

  it('gives the rows behind a figure out as a file, as many as it says, to who may take lists along', async () => {
    const owner = shop.as('owner');
    const fileOf = async (path: string) => {
      const { status, headers, body } = await owner.get(path);
      if (status !== 200) throw new Error(JSON.stringify(body));
      const lines = String(body).trim().split('\r\n');
      expect(lines).toHaveLength(Number(headers['x-row-count']) + 1);
      return { header: lines[0], rows: lines.slice(1) };
    };
    const again = await fileOf('/measures/repeat-rate/rows/file?part=numerator');
    expect(again.header).toBe('نام کامل,موبایل,سفارش‌ها,آخرین خرید,خرید خالص (USD),شناسهٔ پیوند');
    expect(new Set(again.rows).size).toBe(1152);
    const atRisk = await fileOf('/measures/rfm/rows/file?part=cell&segment=at-risk');
    expect(atRisk.rows).toHaveLength(81);
    const sold = await fileOf('/measures/aov/rows/file?from=1998-06-01&to=1998-07-01');
    const { numerator, denominator } = await shop.ask('/measures/aov?from=1998-06-01&to=1998-07-01');
    expect(sold.rows).toHaveLength(denominator);
    const cents = sold.rows.reduce((sum, row) => sum + Math.round(Number(row.split(',')[4]) * 100), 0);
    expect(cents).toBe(numerator);
    const book = await owner.get('/measures/repeat-rate/rows/file?format=xlsx');
    expect([book.headers['x-row-count'], book.body.subarray(0, 2).toString()]).toEqual(['1152', 'PK']);
    expect((await owner.get('/measures/repeat-rate/rows/file?part=nobody')).body.code).toBe('measures.part-unknown');
    const viewer = shop.as('owner', { rights: new Set(['measures.read']) });
    expect((await viewer.get('/measures/repeat-rate/rows/file')).status).toBe(403);
    const exporter = shop.as('owner', { rights: new Set(['exports.run']) });
    expect((await exporter.get('/measures/repeat-rate/rows/file')).status).toBe(403);
    // who sees some customers only has figures, rows and files of these, unless her role counts the whole business
    const rights = new Set(['measures.read', 'exports.run']);
    const seller = shop.as('owner', { scope: 'own', rights });
    expect((await seller.get('/measures/repeat-rate/rows/file')).headers['x-row-count']).toBe('0');
  });
});
