import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { type PurchaseRow, readCdnow, readOnlineRetail } from '../testing/load-purchases.ts';
import { openShop, type Shop } from '../testing/shop.ts';

/**
 * Every measure, variant, part and cell of the running server, on three businesses: an ordinary one, a wholesaler with returns, and
 * a small one whose data are as unkind as they may be. The rows behind a figure are as many, and come to as much, as it says.
 */
const database = await testDatabase();

interface Listed {
  name: string;
  variants: { key: string }[];
  parts: string[];
  cellKeys: string[];
}
interface Row {
  value: number | string;
}
const big = (value: number | string | null) => Number(value ?? 0);

async function rowsOf(shop: Shop, path: string): Promise<{ rows: Row[]; all: { rows: number; value: number } }> {
  const rows: Row[] = [];
  let all = { rows: 0, value: 0 };
  const keys = new Set<string>();
  for (let cursor = ''; ; ) {
    const page = await shop.ask(`${path}&limit=200${cursor}`);
    if (page.all !== undefined) all = { rows: page.all.rows, value: big(page.all.value) };
    for (const item of page.items) {
      rows.push(item);
      keys.add([item.entryId ?? '', item.customerId, item.entryId === undefined ? item.day : ''].join());
    }
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(keys.size, `${path}: no row twice`).toBe(rows.length);
  return { rows, all };
}

/** Sums of a wholesaler come to more pages than a test has time for: of her the server's own count of all rows is compared. */
async function expectSum(shop: Shop, path: string, expected: number, walk: boolean): Promise<number> {
  const { rows, all } = walk ? await rowsOf(shop, path) : { rows: [], all: (await shop.ask(`${path}&limit=1`)).all };
  const near = (value: number) =>
    expect(Math.abs(value - expected), `${path}: ${value} and not ${expected}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(expected) + 1e-6,
    );
  near(big(all.value));
  if (walk) {
    expect(rows.length, path).toBe(all.rows);
    near(rows.reduce((sum, row) => sum + big(row.value), 0));
  }
  return all.rows;
}

const asks = ['', 'from=PAST&to=MIDDLE', 'asOf=MIDDLE', 'channel=shop&from=PAST'];

/** Walks everything; answers how many figures were opened. */
async function walk(shop: Shop, days: { past: string; middle: string }, whole: boolean): Promise<number> {
  const { items } = (await shop.ask('/measures')) as { items: Listed[] };
  let opened = 0;
  for (const { name, variants, parts } of items) {
    const keys = variants.map((one) => one.key);
    for (const variant of [
      '',
      ...keys,
      ...(whole && keys.includes('gross') ? keys.map((key) => `gross,${key}`) : []),
    ]) {
      for (const ask of whole ? asks : asks.slice(0, 1)) {
        const query = `variant=${variant}&${ask.replace('PAST', days.past).replaceAll('MIDDLE', days.middle)}`;
        const answer = await shop.ask(`/measures/${name}?${query}`);
        for (const part of parts) {
          const rows = `/measures/${name}/rows?${query}&part=${part}`;
          const ofFigure = part === 'numerator' || part === 'denominator';
          const expected = ofFigure ? answer[part] : answer.figures?.[figureOf[part] ?? part];
          if (ofFigure && answer[part] === null) expect((await shop.ask(rows)).items, rows).toEqual([]);
          else if (expected !== undefined && expected !== null) await expectSum(shop, rows, big(expected), whole);
          else expect((await shop.ask(rows)).items.length, rows).toBeGreaterThanOrEqual(0);
          opened += 1;
        }
        if (answer.defined && answer.unit === 'share' && name !== 'concentration')
          expect(answer.value).toBeCloseTo(big(answer.numerator) / big(answer.denominator), 9);
        if (ask === '' || whole) opened += await walkCells(shop, name, query, answer, whole);
      }
    }
  }
  return opened;
}

/** Parts whose figure has another name in the answer. */
const figureOf: Readonly<Record<string, string>> = { new: 'fresh', repeaters: 'repeaters', buyers: 'buyers' };

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
async function walkCells(shop: Shop, name: string, query: string, answer: any, whole: boolean): Promise<number> {
  const { table } = answer;
  if (table === undefined) return 0;
  const addresses = new Map<string, unknown>();
  for (const row of table.rows) {
    for (const [at, column] of table.columns.entries()) {
      if (row[at] === null || (table.cell.includes('{column}') && at < (name === 'intimacy' ? 2 : 1))) continue;
      const address = table.cell.replace(/\{(\w+)\}/g, (_: string, key: string) =>
        key === 'column' ? column.key : row[table.columns.findIndex((one: { key: string }) => one.key === key)],
      );
      if (!addresses.has(address)) addresses.set(address, row);
    }
  }
  const some = [...addresses.keys()].filter((_, i) => i % (whole ? 5 : 13) === 0);
  for (const address of some) {
    const cell = await shop.ask(`/measures/${name}?${query}&cell=${address}`);
    expect(cell.cell.address).toBe(address);
    expect(cell.whole.value).toEqual(answer.value);
    expect(cell.window).toEqual(answer.window);
    const rows = `/measures/${name}/rows?${query}&cell=${address}&part=`;
    const n = await expectSum(shop, `${rows}numerator`, big(cell.numerator), whole);
    if (name === 'rfm') expect(cell.n).toBe(n);
    if (name !== 'seasonality') await expectSum(shop, `${rows}denominator`, big(cell.denominator), false);
  }
  return some.length;
}

/** A fifth of the customers, and of what nobody bought, is a business too, and walked in a fifth of the time. */
const everyFifth = ({ customer, at }: PurchaseRow) => (customer === '' ? at.charCodeAt(9) : Number(customer)) % 5 === 0;

const retail = { currency: { code: 'GBP', minorDigits: 2, display: { unit: 'major', factor: 1 } } } as const;

describe('FRONTDOOR 28: drill-down adds up, for every measure, variant, part and cell', () => {
  it('of an ordinary shop', { timeout: 300_000 }, async () => {
    const shop = await openShop(database, readCdnow().filter(everyFifth), {
      calendar: 'gregorian',
      currency: { code: 'USD', minorDigits: 2, display: { unit: 'major', factor: 1 } },
      settings: { asOf: 'after-last-purchase' },
    });
    expect(await walk(shop, { past: '1997-02-10', middle: '1997-11-15' }, false)).toBeGreaterThan(50);
  });

  it('of a wholesaler with returns', { timeout: 300_000 }, async () => {
    const shop = await openShop(database, readOnlineRetail().filter(everyFifth), {
      ...retail,
      settings: { asOf: 'after-last-purchase' },
    });
    expect(await walk(shop, { past: '2010-02-10', middle: '2010-11-15' }, false)).toBeGreaterThan(50);
  });

  it('of a small shop that is as unkind as it may be', { timeout: 300_000 }, async () => {
    const shop = await openShop(database, unkind());
    expect(await walk(shop, { past: '2026-02-10', middle: '2026-06-15' }, true)).toBeGreaterThan(300);
  });
});

/** Few people, with everything that a sum stumbles over: returns before and beyond purchases, nobody's, nothing's, giants, the far past. */
function unkind(): PurchaseRow[] {
  return [
    { customer: 'سارا', at: '2026-01-05', amount: 1000 },
    { customer: 'سارا', at: '2026-01-05', amount: 0 },
    { customer: 'سارا', at: '2026-03-05', amount: 500, channel: 'web' },
    { customer: 'سارا', at: '2026-06-20', amount: -700 },
    { customer: 'رضا', at: '2026-02-11', amount: 9_007_199_254_740_991 },
    { customer: 'رضا', at: '2026-05-11', amount: 9_007_199_254_740_991 },
    { customer: 'رضا', at: '2026-07-11', amount: 9_007_199_254_740_991 },
    { customer: 'نگار', at: '2026-05-01', amount: -300 },
    { customer: 'کیان', at: '1900-01-02', amount: 77 },
    { customer: 'کیان', at: '2026-11-20', amount: 78 },
    { customer: 'لیلا', at: '2026-10-01', amount: 0 },
    { customer: '', at: '2026-02-15', amount: 250 },
    { customer: '', at: '2026-02-15', amount: 0 },
    { customer: '', at: '2026-03-15', amount: -9000 },
    ...Array.from({ length: 9 }, (_, i) => ({ customer: 'مریم', at: `2026-0${i + 1}-15`, amount: 100 * (i + 1) })),
  ];
}
