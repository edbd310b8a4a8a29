import { dayFromNumber } from '@peyvand/kernel/calendar';
import { type RfmScores, rfmScores, rfmSegment, STANDARD_RFM_GRID } from '@peyvand/science';
import { divide, type Measure, type Question, sayDay, sayWindow } from '../measure.ts';
import { Params, perCustomer, unpack } from '../sources.ts';

/** Everybody with an order, as columns: last day (a number), customer-days, money. */
async function readPopulation(question: Question) {
  const params = new Params(question.tx.workspaceId);
  const packed = (column: string) => `string_agg(float8send((${column})::float8), '')`;
  const [row] = await question.tx.query<Record<'last' | 'transactions' | 'value', Buffer | null>>(
    `select ${packed(`last_day - '1970-01-01'::date`)} as last, ${packed('transactions')} as transactions, ${packed('value')} as value
     from ${perCustomer(question, params)} c where orders > 0`,
    params.list,
  );
  const last = unpack(row?.last ?? null);
  const frequency = unpack(row?.transactions ?? null);
  const monetary = unpack(row?.value ?? null);
  const asOf = Date.parse(question.asOf.day) / 86_400_000;
  const scores = rfmScores({ recencyDays: last.map((day) => asOf - day), frequency, monetary });
  return { last, frequency, monetary, scores };
}

const counts = (scores: Uint8Array) =>
  [1, 2, 3, 4, 5].map((score) => scores.reduce((n, one) => n + (one === score ? 1 : 0), 0));

interface GridCell {
  customers: number;
  value: number;
}

function fillGrid(scores: RfmScores, monetary: Float64Array): GridCell[] {
  const grid = Array.from({ length: 25 }, () => ({ customers: 0, value: 0 }));
  for (let i = 0; i < monetary.length; i++) {
    const cell = grid[((scores.r[i] ?? 1) - 1) * 5 + (scores.f[i] ?? 1) - 1];
    if (cell === undefined) continue;
    cell.customers += 1;
    cell.value += monetary[i] ?? 0;
  }
  return grid;
}

const best = ['champions', 'loyal'];

/** Recency, frequency, money by independent quintiles, and the ten segments of the grid. */
export const rfm: Measure = {
  name: 'rfm',
  title: { fa: 'تازگی، تعداد و مبلغ خرید (RFM)', en: 'Recency, frequency, money (RFM)' },
  unit: 'share',
  usual: 'all',
  variants: [
    {
      key: 'gross',
      fa: 'بدون کم کردن برگشتی‌ها، فقط سفارش‌های بالای صفر',
      en: 'returns not deducted, only orders above 0',
    },
  ],
  define: (question) => {
    const days = sayWindow(question);
    const asOf = sayDay(question, question.asOf.day);
    return {
      fa: `هر مشتری از نظر تازگی آخرین خرید (تا ${asOf.fa})، شمار روزهای خرید و مبلغ، از ۱ تا ۵ امتیاز می‌گیرد: پنجک‌های مستقل، با امتیاز برابر برای مقدار برابر؛ خریدهای ${days.fa}. عدد بالا سهم «قهرمانان» و «وفادار» از همه است.`,
      en: `Each customer scores 1 to 5 for how recent the last purchase is (to ${asOf.en}), the number of purchase days, and the money: independent quintiles, equal values score equal; purchases ${days.en}. The headline is the share of champions and loyal.`,
    };
  },
  async find(question) {
    const { scores, monetary } = await readPopulation(question);
    const grid = fillGrid(scores, monetary);
    const segments = Object.fromEntries(STANDARD_RFM_GRID.map(({ key }) => [key, 0]));
    const rows = grid.map((cell, i) => {
      const r = Math.floor(i / 5) + 1;
      const f = (i % 5) + 1;
      const segment = rfmSegment(r, f);
      segments[segment] = (segments[segment] ?? 0) + cell.customers;
      return [r, f, segment, cell.customers, cell.value];
    });
    const loyal = best.reduce((sum, key) => sum + (segments[key] ?? 0), 0);
    return {
      ...divide(loyal, monetary.length),
      n: monetary.length,
      figures: {
        rfmCounts: { R: counts(scores.r), F: counts(scores.f), M: counts(scores.m) },
        segments: STANDARD_RFM_GRID.map(({ key, name }) => ({ key, ...name, customers: segments[key] ?? 0 })),
      },
      table: {
        columns: [
          { key: 'r', fa: 'تازگی', en: 'Recency' },
          { key: 'f', fa: 'تعداد', en: 'Frequency' },
          { key: 'segment', fa: 'گروه', en: 'Segment' },
          { key: 'customers', fa: 'مشتریان', en: 'Customers' },
          { key: 'value', fa: 'خرید', en: 'Spend' },
        ],
        rows,
      },
    };
  },
  async behind(question, cell) {
    const wanted = wantedCells(cell.part, cell.segment, cell.r, cell.f);
    if (wanted === undefined) return undefined;
    const { last, frequency, scores } = await readPopulation(question);
    const params = new Params(question.tx.workspaceId);
    const source = perCustomer(question, params);
    // a score is a range of values, so a cell is found again by the ranges that fell into it
    const conditions = wanted.map(([r, f]) => {
      const days = rangeOf(last, scores.r, r);
      const times = rangeOf(frequency, scores.f, f);
      if (days === undefined || times === undefined) return 'false';
      return `(last_day between ${params.add(dayFromNumber(days[0]))}::date and ${params.add(dayFromNumber(days[1]))}::date
        and transactions between ${params.add(times[0])}::bigint and ${params.add(times[1])}::bigint)`;
    });
    const sql = `select customer_id from ${source} c where orders > 0 and (${conditions.join(' or ')})`;
    return { of: 'customers', sql, params: params.list };
  },
};

const scoresFrom1 = [1, 2, 3, 4, 5];
const allCells = scoresFrom1.flatMap((r) => scoresFrom1.map((f) => [r, f] as const));

/** The cells that a part names: a segment, one cell, the headline's numerator or everybody. */
function wantedCells(part: string, segment?: string, r?: string, f?: string) {
  if (part === 'denominator') return allCells;
  if (part === 'numerator') return allCells.filter(([x, y]) => best.includes(rfmSegment(x, y)));
  if (segment !== undefined) return allCells.filter(([x, y]) => rfmSegment(x, y) === segment);
  const cell = allCells.filter(([x, y]) => x === Number(r) && y === Number(f));
  return cell.length === 1 ? cell : undefined;
}

function rangeOf(values: Float64Array, scores: Uint8Array, score: number): [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (scores[i] !== score) continue;
    low = Math.min(low, values[i] ?? 0);
    high = Math.max(high, values[i] ?? 0);
  }
  return low > high ? undefined : [low, high];
}
