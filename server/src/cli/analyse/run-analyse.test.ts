import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { CommandFailure } from '../failure.ts';
import type { AnalyseAnswer } from './print-report.ts';
import { runAnalyse } from './run-analyse.ts';

const CDNOW = fileURLToPath(new URL('../../../../demo/data/cdnow-sample.csv', import.meta.url));
const RETAIL = fileURLToPath(new URL('../../../../demo/data/online-retail-invoices.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'peyvand-analyse-'));

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** What the command prints on standard output. */
async function printed(...argv: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await runAnalyse(argv)).toBe(0);
  const text = write.mock.calls.map(([part]) => String(part)).join('');
  write.mockRestore();
  return text;
}

async function answered(...argv: string[]): Promise<AnalyseAnswer> {
  return JSON.parse(await printed(...argv, '--json'));
}

async function refused(...argv: string[]): Promise<CommandFailure> {
  const failure = await runAnalyse(argv).catch((error: unknown) => error);
  if (!(failure instanceof CommandFailure)) throw new Error(`expected a refusal, got ${String(failure)}`);
  return failure;
}

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const cdnow = [CDNOW, '--customer', 'customer', '--date', 'date', '--amount', 'amount'];

describe('CDNOW until 1997-09-30', () => {
  test('prints the published parameters and log-likelihoods, and writes a row per customer', async () => {
    const out = join(folder, 'customers.csv');
    const { models } = await answered(...cdnow, '--until', '1997-09-30', '--out', out);
    const close = (value: number, digits: number) => expect.closeTo(value, digits);
    expect(models).toEqual({
      bgnbd: {
        params: { r: close(0.243, 3), alpha: close(4.414, 3), a: close(0.793, 3), b: close(2.426, 3) },
        logLikelihood: close(-9582.4292, 3),
        converged: true,
        n: 2357,
      },
      mbgnbd: {
        params: { r: close(0.525, 3), alpha: close(6.183, 3), a: close(0.891, 3), b: close(1.614, 3) },
        logLikelihood: close(-9582.1357, 3),
        converged: true,
        n: 2357,
      },
      paretonbd: {
        params: { r: close(0.553, 3), alpha: close(10.578, 3), s: close(0.606, 3), beta: close(11.669, 3) },
        logLikelihood: close(-9594.976, 3),
        converged: true,
        n: 2357,
      },
      gammagamma: {
        params: { p: close(6.2496, 3), q: close(3.7442, 3), gamma: close(15.4435, 3) },
        logLikelihood: close(-4055.918, 3),
        converged: true,
        n: 946,
      },
    });
    const [header, first, ...rest] = readFileSync(out, 'utf8').trim().split('\n');
    expect(header).toBe('customer,x,t_x,T,m,p_alive,expected_purchases,expected_average_value,clv,rfm,segment');
    expect(first).toMatch(/^0001,2,30\.428571,38\.857143,22\.345,0\.706\d+,1\.59\d+,24\.65\d+,37\.1\d+,544,champions$/);
    expect(rest).toHaveLength(2356);
  });

  test('BG/NBD alone: that fit and Gamma-Gamma, a one-time buyer alive for certain', async () => {
    const out = join(folder, 'bgnbd.csv');
    const { models, window } = await answered(...cdnow, '--until', '1997-09-30', '--model', 'bgnbd', '--out', out);
    expect(Object.keys(models)).toEqual(['bgnbd', 'gammagamma']);
    expect(window.predictedWith).toBe('bgnbd');
    expect(readFileSync(out, 'utf8')).toMatch(/^0003,0,0,38\.857143,0,1,/m);
  });
});

test('CDNOW in 18 months: the measures of the reference', async () => {
  const { metrics, window, warnings } = await answered(...cdnow);
  expect(window).toMatchObject({ from: '1997-01-01', until: '1998-06-30', asOf: '1998-07-01', rows: 6919 });
  expect(metrics).toMatchObject({
    customers: 2357,
    orders: 6919,
    transactions: 6696,
    repeatRate: 1152 / 2357,
    repeatRateByDay: 1139 / 2357,
    revenue: 244_091.94,
    aov: expect.closeTo(35.2785, 4),
    aovByDay: expect.closeTo(36.4534, 4),
    gini: expect.closeTo(0.6309, 4),
    top20Share: expect.closeTo(0.6746, 4),
    rfmCounts: {
      R: [482, 471, 463, 470, 471],
      F: [1218, 0, 403, 358, 378],
      M: [481, 462, 472, 471, 471],
    },
    segments: { champions: 413, loyal: 310, 'cannot-lose': 3, hibernating: 869, new: 0 },
    cohortsIncompleteMonth: null,
  });
  expect(metrics.cohorts[2]).toEqual({ month: '1997-03', counts: expect.arrayContaining([719, 87, 84, 78]) });
  expect(warnings).toEqual([]);
});

test('online retail: gross and net stand side by side', async () => {
  const { metrics, warnings } = await answered(
    ...[RETAIL, '--customer', 'customer', '--date', 'datetime', '--amount', 'amount'],
    ...['--order', 'invoice', '--cancelled-prefix', 'C'],
  );
  expect(metrics).toMatchObject({
    gini: expect.closeTo(0.7274, 4),
    top20Share: expect.closeTo(0.7447, 4),
    gross: {
      customers: 4312,
      orders: 19_213,
      repeatRate: expect.closeTo(0.6709, 4),
      aov: expect.closeTo(459.69, 2),
      gini: expect.closeTo(0.7044, 4),
      top20Share: expect.closeTo(0.7348, 4),
    },
    positiveOrders: { orders: 20_951, aov: expect.closeTo(491.9, 2) },
  });
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'rows.without-customer', count: 5229 }));
});

describe('a small shop', () => {
  const rows = [
    'مریم,1403/01/05,۱۲۰۰',
    'رضا,1403/01/06,800',
    'مریم,1403/02/07,"1,500"',
    'مریم,1403/02/07,500',
    'رضا,1403/03/01,-800',
  ];
  const shop = file('shop.csv', `\uFEFFمشتری,تاریخ,مبلغ\n${rows.join('\r\n')}\r\n`);
  const flags = [shop, '--customer', 'مشتری', '--date', 'تاریخ', '--amount', 'مبلغ'];

  test('reads Jalali days, Persian digits and grouped amounts; purchases of a day are one, a return is none', async () => {
    const { metrics, window } = await answered(...flags);
    expect(window).toMatchObject({ from: '2024-03-24', until: '2024-05-21', calendar: 'jalali' });
    expect(metrics).toMatchObject({ customers: 2, orders: 4, transactions: 3, revenue: 4000, returns: -800 });
    expect(metrics.cohorts).toEqual([{ month: '1403-01', counts: [2, 1, 0] }]);
    expect(metrics.cohortsIncompleteMonth).toBe('1403-03');
  });

  test('without amounts everything of money is null, and empty in the file', async () => {
    const out = join(folder, 'no-money.csv');
    const { metrics, models } = await answered(...flags.slice(0, 5), '--out', out);
    expect(metrics).toMatchObject({ revenue: null, aov: null, gini: null, gross: null, rfmCounts: { M: null } });
    expect(models).not.toHaveProperty('gammagamma');
    expect(readFileSync(out, 'utf8').split('\n')[1]).toMatch(/^مریم,1,4\.714286,8\.285714,,[\d.]*,[\d.]*,,,\d\d-,/);
  });

  test('few repeaters are warned about in both languages', async () => {
    const { warnings } = await answered(...flags);
    const warning = warnings.find(({ code, model }) => code === 'fit.few-repeaters' && model === 'mbgnbd');
    expect(warning?.message.en).toContain('fewer than 100');
    expect(warning?.message.fa).toContain('۱۰۰ مشتری');
  });

  test('the report for people names what it counts', async () => {
    const text = await printed(...flags);
    expect(text).toContain('Customers');
    expect(text).toContain('1403-01');
    expect(text).toContain('Please note');
  });
});

test('rows that cannot be read are counted, the rest is used', async () => {
  const path = file(
    'holes.csv',
    'who;when;paid\nSara;2024-01-05;10\nSara;31 Mehr;20\nAli;2024-02-30;5\nAli;2024-02-03;ten\n',
  );
  const { metrics, warnings } = await answered(path, '--customer', 'who', '--date', 'when', '--amount', 'paid');
  expect(metrics).toMatchObject({ customers: 1, orders: 1 });
  expect(warnings.filter(({ code }) => code.startsWith('rows.')).map(({ code, count }) => [code, count])).toEqual([
    ['rows.unreadable-date', 2],
    ['rows.unreadable-amount', 1],
  ]);
});

test('rows of one order are one order; ids stay as written, also with commas and quotes', async () => {
  const path = file(
    'orders.csv',
    'Customer,Date,Amount,Order\n"Shop ""A"", Isfahan",2024-01-05,10,7\n"Shop ""A"", Isfahan",2024-01-05,-4,7\n007,2024-01-09,3,8\n',
  );
  const out = join(folder, 'orders-out.csv');
  const flags = ['--customer', 'customer', '--date', 'date', '--amount', 'AMOUNT', '--order', 'order'];
  const { metrics } = await answered(path, ...flags, '--out', out);
  expect(metrics).toMatchObject({ orders: 2, revenue: 9, returns: 0 });
  expect(readFileSync(out, 'utf8')).toMatch(/^"Shop ""A"", Isfahan",0,/m);
  expect(readFileSync(out, 'utf8')).toMatch(/^007,0,/m);
});

test('a time with an offset falls on the day of the zone', async () => {
  const path = file('zone.csv', 'c,d\nReza,2024-01-01T22:00:00Z\nReza,2024-01-02T09:00:00Z\n');
  const flags = [path, '--customer', 'c', '--date', 'd'];
  expect((await answered(...flags)).metrics.transactions).toBe(2);
  expect((await answered(...flags, '--tz', 'Asia/Tehran')).metrics.transactions).toBe(1);
});

test('the same in days: times and α are seven times as long, purchases in the year the same', async () => {
  const weeks = await answered(...cdnow, '--model', 'mbgnbd', '--out', join(folder, 'weeks.csv'), '--horizon', '10');
  const days = await answered(
    ...[...cdnow, '--model', 'mbgnbd', '--out', join(folder, 'days.csv'), '--unit', 'day', '--horizon', '70'],
  );
  const alpha = (answer: AnalyseAnswer) =>
    Number(Object.entries(answer.models.mbgnbd?.params ?? {}).find(([name]) => name === 'alpha')?.[1]);
  expect(alpha(days) / alpha(weeks)).toBeCloseTo(7, 4);
  const purchases = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .slice(1, 50)
      .map((line) => Number(line.split(',')[6]));
  const inDays = purchases('days.csv');
  for (const [i, value] of purchases('weeks.csv').entries()) expect(inDays[i]).toBeCloseTo(value, 4);
});

describe('refusals', () => {
  test.each([
    ['no file', 'analyse.file-not-found', 2, [join(folder, 'nobody.csv'), '--customer', 'c', '--date', 'd']],
    ['a folder', 'analyse.file-not-found', 2, [folder, '--customer', 'c', '--date', 'd']],
    ['a missing column', 'analyse.column-missing', 64, [CDNOW, '--customer', 'client', '--date', 'date']],
    ['no columns named', 'analyse.usage', 64, [CDNOW]],
    ['a bad date', 'analyse.bad-value', 64, [...cdnow, '--until', '1997-02-30']],
    ['a bad number', 'analyse.bad-value', 64, [...cdnow, '--horizon=-1']],
    ['another model', 'analyse.bad-value', 64, [...cdnow, '--model', 'arima']],
    ['a bad zone', 'analyse.bad-value', 64, [...cdnow, '--tz', 'Isfahan']],
    ['the input as output', 'analyse.out-is-input', 64, [...cdnow, '--out', CDNOW]],
    ['an output that cannot be', 'analyse.out-not-writable', 64, [...cdnow, '--out', join(folder, 'no', 'x.csv')]],
    ['nobody before the end', 'analyse.no-customers', 2, [...cdnow, '--until', '1990-01-01']],
    ['not one readable row', 'analyse.no-readable-rows', 2, [CDNOW, '--customer', 'customer', '--date', 'customer']],
  ])('%s: %s', async (_, code, exitCode, argv) => {
    const failure = await refused(...argv);
    expect(failure).toMatchObject({ code, exitCode });
    expect(failure.words.fa).not.toBe(failure.words.en);
  });

  test.each([
    ['empty', '', 'analyse.file-empty'],
    ['header-only', 'c,d\n', 'analyse.no-rows'],
    ['workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'analyse.file-is-workbook'],
    ['utf16', Buffer.from('\uFEFFc,d\n', 'utf16le'), 'analyse.file-not-text'],
    ['open-quote', 'c,d\n"Sara,2024-01-01\n', 'analyse.quotes-not-closed'],
  ])('a file that is %s', async (name, text, code) => {
    expect(await refused(file(`${name}.csv`, text), '--customer', 'c', '--date', 'd')).toMatchObject({
      code,
      exitCode: 2,
    });
  });
});

describe('what a small file cannot tell', () => {
  const columns = ['--customer', 'customer', '--date', 'date', '--amount', 'amount'];
  const weekly = Array.from({ length: 10 }, (_, c) =>
    ['2026-01-03', '2026-01-10', '2026-01-17', '2026-01-24'].map((day) => `c${c},${day},100`),
  ).flat();
  const oneDay = Array.from({ length: 100 }, (_, i) => `C${i % 40},2026-11-10,${(i + 1) * 1000}`);
  const rowsOf = (path: string) => readFileSync(path, 'utf8').trim().split('\n').slice(1);

  test.each([
    ['ten equal people', weekly, 'few-repeaters'],
    ['forty who bought on one day', oneDay, 'no-repeaters'],
  ])(
    'FRONTDOOR 26 and 31: %s have one label, no chance and no value, and the reason is said',
    async (_, rows, reason) => {
      const out = join(folder, 'small-out.csv');
      const answer = await answered(
        file('small.csv', ['customer,date,amount', ...rows].join('\n')),
        ...columns,
        '--out',
        out,
      );
      const written = rowsOf(out).map((row) => row.split(','));
      expect(new Set(written.map((row) => row.at(-1)))).toEqual(new Set(['too-few']));
      for (const row of written) expect(row.slice(5, 9)).toEqual(['', '', '', '']);
      expect(answer.metrics.segments).toMatchObject({ 'too-few': written.length, hibernating: 0 });
      expect(answer.window.predictedWith).toBeNull();
      const untold = answer.warnings.find(({ code }) => code === 'persons.untold');
      expect(untold?.message.en).toMatch(reason === 'no-repeaters' ? /nobody has bought/ : /fewer than 30/);
      expect(untold?.message.fa).toMatch(/دربارهٔ همه با هم/);
    },
  );

  test('the label stands in the report in both languages', async () => {
    const path = file('small.csv', ['customer,date,amount', ...weekly].join('\n'));
    expect(await printed(path, ...columns)).toMatch(/Too few to tell +10|هنوز نمی‌توان گفت/);
  });

  test('a date after today moves the as-of day only with a warning', async () => {
    const far = file('future.csv', ['customer,date,amount', ...weekly, 'c1,2099-01-05,100'].join('\n'));
    const { warnings, window } = await answered(far, ...columns);
    expect(window.asOf).toBe('2099-01-06');
    expect(warnings.find(({ code }) => code === 'rows.in-the-future')).toMatchObject({ count: 1 });
    const bounded = await answered(far, ...columns, '--until', '2026-01-31');
    expect(bounded.warnings.map(({ code }) => code)).not.toContain('rows.in-the-future');
  });

  test('a file whose drop-out is not settled gives no chances: the online shop', async () => {
    const out = join(folder, 'retail-out.csv');
    const { warnings } = await answered(
      RETAIL,
      '--customer',
      'customer',
      '--date',
      'datetime',
      '--amount',
      'amount',
      '--out',
      out,
    );
    expect(warnings.map(({ code }) => code)).toContain('persons.untold');
    expect(rowsOf(out).every((row) => row.split(',')[5] === '')).toBe(true);
  });
});
