import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { type Caller, counts, openShop } from './open-shop.ts';

/**
 * The main job on real data: the CDNOW sample goes into one business through the command line and into another through
 * HTTP; both then know 2,357 customers. The figures are typed from SCIENCE.md 1, 2, 5, 6 and FOUNDATION 1.
 */
const file = fileURLToPath(new URL('../../demo/data/cdnow-sample.csv', import.meta.url));
const product = await openProduct();
afterAll(() => product.close());

const settings = { calendar: 'gregorian', settings: { asOf: 'after-last-purchase' } };
const map = join(product.dataDir, 'cdnow.json');
writeFileSync(map, JSON.stringify({ version: 1, kind: 'purchases', moneyUnit: 'USD' }));
const byCommand = async () => {
  const { stdout } = await product.command(
    ...['import', 'purchases', file, '--workspace', 'by-command', '--map', map, '--json'],
  );
  return JSON.parse(stdout);
};
const byHttp = (shop: Caller) => shop.bring('purchases', 'cdnow-sample.csv', readFileSync(file), { moneyUnit: 'USD' });

const command = await openShop(product, 'by-command', settings);
const http = await openShop(product, 'by-http', settings);
const first = [await byCommand(), await byHttp(http)];

const fresh = { rows: 6919, created: 6919, updated: 0, unchanged: 0, rejected: 0, customersCreated: 2357 };
const nothingNew = { rows: 6919, created: 0, updated: 0, unchanged: 6919, rejected: 0, customersCreated: 0 };

it('takes every row in, the 21 equal ones included, by either door', () => {
  expect(first.map(counts)).toEqual([fresh, fresh]);
  expect(first[0]).toMatchObject({ kind: 'purchases', errorsFile: null, seconds: expect.any(Number) });
});

it('asks in which money the file is, with exit code 3, when nobody says so', async () => {
  await openShop(product, 'asked');
  const args = ['import', 'purchases', file, '--workspace', 'asked', '--json'];
  const failed = await product.command(...args).catch((error) => error);
  expect(failed.code).toBe(3);
  expect(JSON.parse(failed.stdout).questions).toMatchObject([
    { name: 'moneyUnit', choices: ['rial', 'toman', 'USD', 'GBP', 'EUR'] },
  ]);
});

it('takes a folder: each file once, a total, and no file of rejected rows that it wrote itself', async () => {
  await openShop(product, 'folder');
  const folder = join(product.dataDir, 'از صندوق');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.csv'), 'name,phone\nمریم احمدی,09123456789\n,12\n');
  writeFileSync(join(folder, 'b.tsv'), 'name\tphone\nرضا کریمی\t09131112233\nمریم احمدی\t09123456789\n');
  writeFileSync(join(folder, 'notes.md'), 'not a table');
  const bringFolder = async () =>
    JSON.parse((await product.command('import', 'customers', folder, '--workspace', 'folder', '--json')).stdout);
  const errorsFile = join(folder, 'a.errors.csv');
  const once = await bringFolder();
  expect(counts(once)).toEqual({ rows: 4, created: 2, updated: 0, unchanged: 1, rejected: 1, customersCreated: 2 });
  expect(once.files).toMatchObject([
    { file: 'a.csv', rows: 2, created: 1, rejected: 1, errorsFile },
    { file: 'b.tsv', rows: 2, created: 1, unchanged: 1, errorsFile: null },
  ]);
  expect(readFileSync(errorsFile, 'utf8')).toContain(',12');
  expect(counts(await bringFolder())).toMatchObject({ rows: 4, created: 0, unchanged: 3, rejected: 1 });
}, 60_000);

describe.each([
  ['the command line', command],
  ['HTTP', http],
])('what is known after an import through %s', (_, shop) => {
  const measure = (name: string) => shop.ask(`/measures/${name}`);

  it('R-117: 6,919 orders of 2,357 customers; repeat rate 48.88 % by order and 48.32 % by day', async () => {
    await shop.until('/measures/repeat-rate', (body) => body.denominator === 2357);
    expect(await measure('repeat-rate')).toMatchObject({ numerator: 1152, denominator: 2357, value: 1152 / 2357 });
    expect(await measure('repeat-rate?variant=by-day')).toMatchObject({ numerator: 1139, denominator: 2357 });
    expect(await shop.ask('/customers/count?exact=true')).toMatchObject({ count: 2357 });
  });

  it('R-117: AOV 36.4534 by day over 6,696 and 35.2785 by row; 68.14 % of the revenue is repeated', async () => {
    const byDay = await measure('aov?variant=by-day');
    expect(byDay).toMatchObject({ numerator: 24_409_194, denominator: 6696 });
    expect(byDay.value / 100).toBeCloseTo(36.4534, 4);
    const byRow = await measure('aov');
    expect(byRow).toMatchObject({ numerator: 24_409_194, denominator: 6919 });
    expect(byRow.value / 100).toBeCloseTo(35.2785, 4);
    expect(await measure('repeat-revenue-share')).toMatchObject({ numerator: 16_633_199, denominator: 24_409_194 });
  });

  it('concentration: Gini .6309, the top 20 % bring 67.46 %', async () => {
    const { figures, n } = await measure('concentration');
    expect(n).toBe(2357);
    expect(figures.gini).toBeCloseTo(0.6309, 4);
    expect(figures.top20Share).toBeCloseTo(0.6746, 4);
  });

  it('RFM as of 1 July 1998: quintiles and ten segments', async () => {
    const { figures, window } = await measure('rfm');
    expect(window.asOf).toBe('1998-07-01');
    expect(figures.rfmCounts).toEqual({
      R: [482, 471, 463, 470, 471],
      F: [1218, 0, 403, 358, 378],
      M: [481, 462, 472, 471, 471],
    });
    const people = figures.segments.map((one: { key: string; customers: number }) => [one.key, one.customers]);
    expect(Object.fromEntries(people)).toEqual({
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

  it('R-114: cohorts, and who stayed: 812 of the 2,357 customers of June 1997', async () => {
    const { table } = await measure('cohorts');
    expect(table.rows.map((row: unknown[]) => row.slice(0, 8))).toEqual([
      ['1997-01', 781, 124, 95, 70, 65, 77, 65],
      ['1997-02', 857, 134, 110, 75, 77, 75, 61],
      ['1997-03', 719, 87, 84, 78, 63, 64, 55],
    ]);
    const retention = await measure('retention?asOf=1998-06-30');
    expect(retention).toMatchObject({ numerator: 812, denominator: 2357 });
    const { start, end, fresh: arrived, reactivated, lost } = retention.figures;
    expect([start, arrived, reactivated, lost]).toEqual([2357, 0, 0, 1545]);
    expect(start + arrived + reactivated - lost).toBe(end);
    expect(await measure('attrition?asOf=1998-06-30')).toMatchObject({ numerator: 1545, denominator: 1584.5 });
  });

  it('R-044: the funnel from the first purchase to the fifth', async () => {
    const { table } = await measure('purchase-funnel');
    expect(table.rows.map((row: number[]) => row[1])).toEqual([2357, 1152, 746, 538, 388]);
  });

  it('R-115: the models, and how far they would have been off in the 39 weeks after September 1997', async () => {
    expect((await shop.post('/models/refit')).status).toBe(202);
    const { current } = await shop.until('/models', (body) => body.current !== null);
    expect(current).toMatchObject({ customers: 2357, repeaters: 1139, model: 'mbgnbd', asOf: '1998-07-01' });
    const { until, weeks, models } = current.holdout;
    expect([until, weeks]).toEqual(['1997-09-30', 39]);
    expect(models).toMatchObject({
      bgnbd: { actual: 1882, expected: expect.closeTo(1653.4, 1), mae: expect.closeTo(0.785, 3) },
      mbgnbd: { actual: 1882, expected: expect.closeTo(1576.7, 1), mae: expect.closeTo(0.765, 3) },
      paretonbd: { actual: 1882, expected: expect.closeTo(1665.5, 0), mae: expect.closeTo(0.755, 3) },
    });
    expect((await measure('clv-discounted')).figures).toMatchObject({
      past: 24_409_194,
      scored: 2357,
      model: 'mbgnbd',
    });
  });

  it('R-003: customer 0001 of the file: 201 days ago, 4 times, 100.50 in all, so 444 and loyal', async () => {
    const [one, ...more] = await shop.all('/customers?netMin=10050&netMax=10050&ordersMin=4&ordersMax=4');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ net: 10_050, orders: 4, lastDay: '1997-12-12', segment: 'loyal' });
    const { identifiers } = await shop.ask(`/customers/${one.id}`);
    expect(identifiers).toMatchObject([{ kind: 'external', value: '0001', source: 'import' }]);
    const { facts } = await shop.ask(`/customers/${one.id}/profile`);
    const known = Object.fromEntries(facts.map((fact: { name: string; value: unknown }) => [fact.name, fact.value]));
    expect(known).toMatchObject({ recencyDays: 201, transactions: 4, net: 10_050, r: 4, f: 4, m: 4, rung: 'client' });
  });

  it('changes nothing when the same file comes again', async () => {
    expect(counts(shop === http ? await byHttp(http) : await byCommand())).toEqual(nothingNew);
    expect(await measure('repeat-rate')).toMatchObject({ numerator: 1152, denominator: 2357 });
  });

  it('and leaves nothing when the import is taken back', async () => {
    const imports = await shop.all('/imports');
    expect(imports.map((one) => one.created)).toEqual([0, 6919]);
    const { undone } = await shop.takeBack(imports[1].id);
    expect(undone).toEqual({ removed: 6919 + 2357, restored: 0, kept: 0 });
    expect(await shop.all('/purchases')).toEqual([]);
    expect(await shop.all('/customers')).toEqual([]);
    await shop.until('/measures/repeat-rate', (body) => body.defined === false);
  });
});
