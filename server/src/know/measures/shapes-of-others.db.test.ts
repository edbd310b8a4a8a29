import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

/**
 * Shapes on which figures of other products went wrong in public, tried through the doors of this one and counted by a second path:
 * the days and months of Intl, and sums by hand.
 */
const database = await testDatabase();
type Calendar = 'jalali' | 'gregorian';

async function openShop(timeZone: string, calendar: Calendar, now = '2026-11-21T09:00:00Z') {
  const shop = await testApp(database, { now, workspace: { timeZone, calendar } });
  const owner = shop.as('owner');
  const drain = async () => {
    await shop.readable();
    await shop.house.pump.drain(shop.workspace.workspaceId);
  };
  const sell = async (wish: {
    at: string;
    customer?: string;
    price?: number;
    quantity?: number;
    tax?: number;
    unitCost?: number;
  }) => {
    const { at, customer, price = 100, quantity = 1, tax, unitCost } = wish;
    const sold = await owner.post('/purchases', {
      at,
      channel: 'shop',
      ...(customer === undefined ? {} : { customer: { externalId: customer } }),
      ...(tax === undefined ? {} : { tax }),
      lines: [{ sku: 'x', quantity, unitPrice: price, ...(unitCost === undefined ? {} : { unitCost }) }],
    });
    expect(sold.status, JSON.stringify(sold.body)).toBe(201);
    return sold.body.purchaseId as string;
  };
  const ask = async (path: string) => {
    const { status, body } = await owner.get(path);
    expect(status, `${path}: ${JSON.stringify(body)}`).toBe(200);
    return body;
  };
  return { ...shop, owner, drain, sell, ask };
}

/** The month in which an instant lies for the shop, by Intl alone: "1403-12". */
function monthByIntl(instant: string, timeZone: string, calendar: Calendar): string {
  const name = calendar === 'jalali' ? 'persian' : 'gregory';
  const parts = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { timeZone, year: 'numeric', month: 'numeric' });
  const part = (type: string) => parts.formatToParts(new Date(instant)).find((one) => one.type === type)?.value ?? '';
  return `${part('year').replace(/\D/g, '')}-${part('month').padStart(2, '0')}`;
}

describe('days and months are the shop’s, whatever the clock does at their edges', () => {
  // midnight that does not exist (Tehran until 2022), an hour that comes twice (New York, St. John's), days ahead of all others
  // (Kiritimati), half hours (Kabul), the last days of a Jalali leap year and of one that is none, a Gregorian leap day
  const instants = [
    '2020-03-20T20:29:59Z',
    '2020-03-20T20:30:00Z',
    '2022-03-21T20:29:59Z',
    '2022-03-21T20:30:00Z',
    '2022-09-21T19:29:59Z',
    '2022-09-21T20:30:00Z',
    '2024-02-29T09:59:59Z',
    '2024-02-29T10:00:00Z',
    '2024-03-01T02:29:00Z',
    '2024-03-01T03:31:00Z',
    '2025-03-19T20:30:00Z',
    '2025-03-20T20:29:59Z',
    '2025-03-20T20:30:00Z',
    '2025-10-31T18:29:59Z',
    '2025-11-01T03:59:59Z',
    '2025-11-02T05:30:00Z',
    '2025-11-02T06:30:00Z',
    '2025-12-31T10:00:00Z',
    '2026-01-01T02:29:59Z',
    '2026-03-20T20:29:59Z',
    '2026-03-20T20:30:00Z',
  ];

  it.each([
    ['Asia/Tehran', 'jalali'],
    ['Asia/Tehran', 'gregorian'],
    ['America/New_York', 'gregorian'],
    ['America/St_Johns', 'jalali'],
    ['Pacific/Kiritimati', 'gregorian'],
    ['Asia/Kabul', 'jalali'],
  ] as const)(
    'in %s by the %s calendar: cohorts and trends put each sale into the month of Intl',
    async (zone, calendar) => {
      const shop = await openShop(zone, calendar);
      for (const [i, at] of instants.entries()) await shop.sell({ at, customer: `c${i}`, price: 100 + i });
      await shop.drain();
      const months = new Map<string, { people: number; sales: number }>();
      for (const [i, at] of instants.entries()) {
        const key = monthByIntl(at, zone, calendar);
        const known = months.get(key) ?? { people: 0, sales: 0 };
        months.set(key, { people: known.people + 1, sales: known.sales + 100 + i });
      }
      const cohorts = await shop.ask('/measures/cohorts');
      const found = cohorts.table.rows.map((row: [string, number]) => [row[0], row[1]]);
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries([...months].map(([key, { people }]) => [key, people])),
      );
      const trend = await shop.ask('/measures/aov/trend?months=36');
      for (const point of trend.points)
        expect({ [point.month]: point.numerator ?? 0 }).toEqual({ [point.month]: months.get(point.month)?.sales ?? 0 });
      // every day of the months is in one window, and in one only
      for (const [i, point] of trend.points.entries()) if (i > 0) expect(point.from).toBe(trend.points[i - 1].to);
      // the year that ends on the last day of a leap year loses no day and counts none twice
      const year = await shop.ask(`/measures/aov?asOf=2025-03-20&from=2024-03-20&to=2025-03-21`);
      const inside = instants.reduce((sum, at, i) => {
        const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
        return day >= '2024-03-20' && day < '2025-03-21' ? sum + 100 + i : sum;
      }, 0);
      expect(year.numerator ?? 0).toBe(inside);
    },
  );

  it('twelve months up to 30 Esfand of a leap year, and to 29 Esfand of the next, are whole years', async () => {
    const shop = await openShop('Asia/Tehran', 'jalali');
    await shop.sell({ at: '2023-04-01', customer: 'a' });
    await shop.drain();
    for (const [asOf, from] of [
      ['2025-03-20', '2024-03-20'],
      ['2026-03-20', '2025-03-21'],
      ['2024-03-19', '2023-03-21'],
    ] as const) {
      const { window } = await shop.ask(`/measures/ror?asOf=${asOf}`);
      expect({ asOf, from: window.from }).toEqual({ asOf, from });
    }
  });
});

describe('refunds', () => {
  it('a part that comes back takes its share of tax and cost, once; an order that comes back whole leaves nothing', async () => {
    const shop = await openShop('Asia/Tehran', 'jalali');
    // two at 1100 with a tenth of tax inside, cost 600 each; one comes back
    const half = await shop.sell({
      at: '2026-05-01',
      customer: 'half',
      price: 1100,
      quantity: 2,
      tax: 200,
      unitCost: 600,
    });
    const whole = await shop.sell({ at: '2026-05-02', customer: 'whole', price: 480, tax: 50, unitCost: 100 });
    await shop.sell({ at: '2026-05-03', customer: 'other', price: 20, tax: 0, unitCost: 5 });
    for (const [id, quantity] of [
      [half, 1],
      [whole, 1],
    ] as const) {
      const back = await shop.owner.post(`/purchases/${id}/returns`, {
        at: '2026-05-10',
        lines: [{ position: 1, quantity }],
      });
      expect(back.status, JSON.stringify(back.body)).toBe(201);
    }
    await shop.drain();
    const aov = await shop.ask('/measures/aov?from=2026-05-01&to=2026-06-01');
    const sold = 2 * 1100 + (await totalOf(shop, half)) - 2 * 1100;
    expect(aov.numerator).toBe(sold / 2 + 20);
    expect(aov.denominator).toBe(2);
    const order = await shop.ask(`/purchases/${half}`);
    expect(order.margin).toBe(sold / 2 - 100 - 600);
    const { figures } = await shop.ask('/measures/clv-discounted');
    expect(figures.past).toBe(sold / 2 + 20);
    const behind = await shop.ask('/measures/aov/rows?from=2026-05-01&to=2026-06-01');
    expect(behind.all.value).toBe(aov.numerator);
  });

  it('what an unknown buyer brings back makes nobody a customer who came again', async () => {
    const shop = await openShop('Asia/Tehran', 'jalali');
    await shop.sell({ at: '2026-05-01', customer: 'once' });
    const guest = await shop.sell({ at: '2026-05-02' });
    const back = await shop.owner.post(`/purchases/${guest}/returns`, {
      at: '2026-06-01',
      lines: [{ position: 1, quantity: 1 }],
    });
    expect(back.status).toBe(201);
    await shop.drain();
    expect(await shop.ask('/measures/ror')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await shop.ask('/measures/repeat-rate')).toMatchObject({ numerator: 0, denominator: 1 });
    expect((await shop.ask('/measures/cohorts')).n).toBe(1);
  });

  it('who bought first and again inside one window came again, and is new to the window as well', async () => {
    const shop = await openShop('Asia/Tehran', 'jalali');
    await shop.sell({ at: '2026-05-01', customer: 'twice' });
    await shop.sell({ at: '2026-05-20', customer: 'twice' });
    await shop.sell({ at: '2026-05-02', customer: 'once' });
    await shop.drain();
    const window = 'from=2026-05-01&to=2026-06-01';
    expect(await shop.ask(`/measures/ror?${window}`)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await shop.ask(`/measures/ror?variant=before&${window}`)).toMatchObject({ numerator: 0, denominator: 2 });
    expect((await shop.ask(`/measures/retention?${window}`)).figures).toMatchObject({
      start: 0,
      fresh: 2,
      reactivated: 0,
    });
  });
});

async function totalOf(shop: Awaited<ReturnType<typeof openShop>>, id: string): Promise<number> {
  return (await shop.ask(`/purchases/${id}`)).total;
}
