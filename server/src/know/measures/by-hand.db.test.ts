import { addDays, daysBetween, partsOf, startOfMonth } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { rebuildProfiles } from '../profile/tables.ts';
import { openShop, type Shop } from '../testing/shop.ts';

/**
 * Figures against a second path: plain loops over the raw rows of random small shops, with returns of a part and of the whole,
 * on any later day, returns without an order, days with several orders, orders of nothing, and sales to nobody.
 */
const database = await testDatabase();

interface Back {
  day: string;
  amount: number;
}
interface Sold {
  customer: string;
  day: string;
  amount: number;
  back: Back[];
}
/** An entry of money: an order, or what came back. */
interface Entry {
  customer: string;
  day: string;
  soldDay: string;
  order: boolean;
  value: number;
}

const begin = '2025-01-10';
const people = ['سارا', 'رضا', 'مریم', 'کیان', 'نگار', 'لیلا', ''];

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomShop(seed: number): { sold: Sold[]; loose: (Back & { customer: string })[] } {
  const random = randomFrom(seed);
  const oneOf = <T>(of: readonly T[]) => of[random(of.length)] as T;
  const sold = Array.from({ length: 4 + random(22) }, (): Sold => {
    const day = addDays(begin, random(420));
    const amount = random(6) === 0 ? 0 : 100 * (1 + random(50));
    const back: Back[] = [];
    let left = amount;
    while (left > 0 && random(3) === 0) {
      const part = random(3) === 0 ? left : 1 + random(left);
      back.push({ day: addDays(day, random(120)), amount: part });
      left -= part;
    }
    return { customer: oneOf(people), day, amount, back };
  });
  const loose = Array.from({ length: random(4) }, () => ({
    customer: oneOf(people),
    day: addDays(begin, random(420)),
    amount: 1 + random(3000),
  }));
  return { sold, loose };
}

async function openRandom(seed: number) {
  const { sold, loose } = randomShop(seed);
  const shop = await openShop(database, [
    ...loose.map((one) => ({ customer: one.customer, at: one.day, amount: -one.amount, number: 'r' })),
    ...people.filter((name) => name !== '').map((customer) => ({ customer, at: begin, amount: 0, channel: 'x' })),
  ]);
  const { workspaceId } = shop.workspace;
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    // only to make the people: their orders of nothing go again
    await tx.query(`delete from purchases_purchase where workspace_id = $1 and kind = 'sale'`, [workspaceId]);
    for (const { customer, day, amount, back } of sold) {
      const id = uuidv7();
      const returned = back.reduce((sum, one) => sum + one.amount, 0);
      const ended = returned === amount && back.length > 0;
      await tx.query(
        `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, at, day, items, total, returned, cancelled_at, content_hash, created_at)
         values ($1, $2, $3, 'sale', $4::timestamp at time zone 'UTC', $4::date, $5, $5, $6, $7, '\\x00', now())`,
        [workspaceId, id, shop.ids.get(customer) ?? null, day, amount, returned, ended ? '2026-11-21T00:00:00Z' : null],
      );
      for (const one of back)
        await tx.query(
          `insert into purchases_return (workspace_id, return_id, purchase_id, at, day, amount, created_at)
           values ($1, $2, $3, $4::timestamp at time zone 'UTC', $4::date, $5, now())`,
          [workspaceId, uuidv7(), id, one.day, one.amount],
        );
    }
    await rebuildProfiles(tx);
  });
  return { shop, sold, loose };
}

/** What counts for the days from `from` to before `to`, by the words of the rule and nothing else. */
function entriesOf({ sold, loose }: ReturnType<typeof randomShop>, from: string, to: string): Entry[] {
  const inside = (day: string) => day >= from && day < to;
  const entries: Entry[] = loose
    .filter(({ day }) => inside(day))
    .map(({ customer, day, amount }) => ({ customer, day, soldDay: day, order: false, value: -amount }));
  for (const { customer, day, amount, back } of sold) {
    if (amount === 0 && customer === '') continue;
    const ended = back.length > 0 && back.reduce((sum, one) => sum + one.amount, 0) === amount;
    const last =
      back
        .map((one) => one.day)
        .sort()
        .at(-1) ?? '';
    // called off, or back whole, before the end: the order and what came back of it are no part of these days
    const gone = ended && last < to;
    if (inside(day) && !gone) entries.push({ customer, day, soldDay: day, order: true, value: amount });
    for (const one of back)
      if (inside(one.day) && !(gone && day >= from))
        entries.push({ customer, day: one.day, soldDay: day, order: false, value: -one.amount });
  }
  return entries;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const group = <T>(all: readonly T[], key: (one: T) => string) => Map.groupBy(all, key);

function byHand(shop: ReturnType<typeof randomShop>, from: string, to: string) {
  const entries = entriesOf(shop, from, to);
  const known = entries.filter((one) => one.customer !== '');
  const ever = entriesOf(shop, '1900-01-01', to).filter((one) => one.order && one.customer !== '');
  const firstDay = new Map(
    [...group(ever, (one) => one.customer)].map(([who, all]) => [who, all.map((one) => one.day).sort()[0] ?? '']),
  );
  const buyers = group(
    known.filter((one) => one.order),
    (one) => one.customer,
  );
  const spent = [...group(known, (one) => one.customer).values()].map((all) => sum(all.map((one) => one.value)));
  const best = [...spent].sort((a, b) => b - a).slice(0, Math.ceil(0.2 * spent.length - 1e-9));
  const daysOf = (all: readonly Entry[]) => new Set(all.map((one) => one.day)).size;
  const later = known.filter((one) => one.soldDay > (firstDay.get(one.customer) ?? '9999'));
  const isCustomer = (who: string, at: string) =>
    ever.some((one) => one.customer === who && one.day <= at && daysBetween(one.day, at) < 365);
  const everybody = [...firstDay.keys()];
  const start = everybody.filter((who) => isCustomer(who, addDays(from, -1)));
  const end = everybody.filter((who) => isCustomer(who, addDays(to, -1)));
  const stayed = start.filter((who) => end.includes(who)).length;
  return {
    aov: [sum(entries.map((one) => one.value)), entries.filter((one) => one.order).length],
    'aov by-day': [sum(known.map((one) => one.value)), sum([...buyers.values()].map(daysOf))],
    'repeat-rate': [[...buyers.values()].filter((all) => all.length > 1).length, buyers.size],
    'repeat-rate by-day': [[...buyers.values()].filter((all) => daysOf(all) > 1).length, buyers.size],
    'repeat-revenue-share': [sum(later.map((one) => one.value)), sum(known.map((one) => one.value))],
    concentration: [sum(best), sum(spent)],
    ror: [[...buyers].filter(([who, all]) => all.length > 1 || (firstDay.get(who) ?? '') < from).length, buyers.size],
    'ror before': [[...buyers.keys()].filter((who) => (firstDay.get(who) ?? '') < from).length, buyers.size],
    'purchase-funnel': [[...buyers.values()].filter((all) => all.length >= 5).length, buyers.size],
    retention: [stayed, start.length],
    'attrition cohort': [start.length - stayed, start.length],
  } as const;
}

async function compare(
  shop: Shop,
  raw: ReturnType<typeof randomShop>,
  seed: number,
  from: string | undefined,
  to: string,
) {
  const expected = byHand(raw, from ?? '1900-01-01', to);
  for (const [question, [numerator, denominator]] of Object.entries(expected)) {
    const [name = '', variant = ''] = question.split(' ');
    const since = from === undefined ? '' : `&from=${from}`;
    // without a beginning nobody can have been there before it
    if (from === undefined && ['ror', 'retention', 'attrition'].includes(name)) continue;
    const path = `/measures/${name}?variant=${variant}&asOf=${addDays(to, -1)}${since}`;
    const answer = await shop.ask(path);
    expect([answer.numerator, answer.denominator], `seed ${seed}: ${path}`).toEqual([numerator, denominator]);
  }
}

const seeds = Array.from({ length: 12 }, (_, i) => 7 * i + 1);

it.each(seeds)(
  'FRONTDOOR 22: figures of a random shop are those of plain loops over its rows (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const { shop, ...raw } = await openRandom(seed);
    const random = randomFrom(seed * 31);
    await compare(shop, raw, seed, undefined, '2026-11-22');
    await compare(shop, raw, seed, undefined, addDays(begin, 60 + random(300)));
    for (let i = 0; i < 2; i++) {
      const from = addDays(begin, random(300));
      await compare(shop, raw, seed, from, addDays(from, 1 + random(150)));
    }
  },
);

it('a trend is what each of its windows would say alone, in one pass', { timeout: 120_000 }, async () => {
  for (const seed of [3, 11, 19]) {
    const { shop } = await openRandom(seed);
    const { items } = (await shop.ask('/measures')) as {
      items: { name: string; hasTrend: boolean; variants: { key: string }[] }[];
    };
    for (const { name, hasTrend, variants } of items) {
      if (!hasTrend) {
        expect((await shop.as('owner').get(`/measures/${name}/trend`)).body.code).toBe('measures.no-trend');
        continue;
      }
      for (const variant of ['', ...variants.map((one) => one.key)].filter(
        (key) => !['gini', 'p-alive'].includes(key),
      )) {
        for (const span of ['month', 'period']) {
          const path = `/measures/${name}/trend?variant=${variant}&span=${span}&from=2025-03-15&to=2025-09-10&asOf=2025-09-20`;
          const { points } = await shop.ask(path);
          expect(points.length).toBeGreaterThan(5);
          for (const { from, to, value, numerator, denominator, n } of [points[0], points[3], points.at(-1)]) {
            const alone = await shop.ask(`/measures/${name}?variant=${variant}&from=${from}&to=${to}&asOf=2025-09-20`);
            expect({ value, numerator, denominator, n }, `seed ${seed} ${path} ${from}`).toEqual({
              value: alone.value,
              numerator: alone.numerator,
              denominator: alone.denominator,
              n: alone.n,
            });
          }
        }
      }
    }
  }
});

it('a trend of more stretches than a word has bits is told in parts, and each point is what its window says alone', async () => {
  const { shop } = await openRandom(11);
  for (const variant of ['', 'before']) {
    const { points } = await shop.ask(
      `/measures/ror/trend?variant=${variant}&span=period&from=2023-03-15&to=2026-03-01&asOf=2026-03-05`,
    );
    expect(points.length).toBe(36);
    for (const { from, to, numerator, denominator } of [points[17], points[18], points[28], points.at(-1)]) {
      const alone = await shop.ask(`/measures/ror?variant=${variant}&from=${from}&to=${to}&asOf=2026-03-05`);
      expect([from, numerator, denominator]).toEqual([from, alone.numerator, alone.denominator]);
    }
    expect(points.at(-1).denominator).toBeGreaterThan(0);
  }
});

it('FRONTDOOR 29: all months of the window count, silent ones as 0, and a month that is not over is left out', async () => {
  const { shop, ...raw } = await openRandom(5);
  for (const calendar of ['jalali', 'gregorian'] as const) {
    const [from, to] = [startOfMonth('2025-02-20', calendar), '2025-12-05'];
    const { table, figures, denominator } = await shop.ask(
      `/measures/seasonality?calendar=${calendar}&from=${from}&to=${to}&asOf=2025-12-04`,
    );
    const last = startOfMonth(addDays(to, -1), calendar);
    const entries = entriesOf(raw, from, to).filter((one) => one.day < last);
    expect(denominator).toBe(sum(entries.map((one) => one.value)));
    expect(figures.leftOut).toHaveLength(1);
    for (const row of table.rows) {
      const ofMonth = entries.filter((one) => partsOf(one.day, calendar).month === row[0]);
      expect(row[3]).toBe(sum(ofMonth.map((one) => one.value)));
    }
    const months = new Set<number>();
    for (let day = from; day < last; day = addDays(day, 20)) months.add(partsOf(day, calendar).month);
    expect(figures.months).toBe(months.size);
  }
});
