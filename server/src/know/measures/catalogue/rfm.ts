import { dayFromNumber } from '@peyvand/kernel/calendar';
import type { MoneySum } from '@peyvand/kernel/money';
import type { Words } from '@peyvand/kernel/refusal';
import { rfmScores, rfmSegment, rfmSegments, STANDARD_RFM_GRID, TOO_FEW_TO_TELL } from '@peyvand/science';
import { type Cell, type Measure, sayDay, sayWindow, shareOfPeople, sumOf } from '../measure.ts';
import type { Question } from '../question.ts';
import { addsUpExactly, Params, perCustomer, unpack } from '../sources.ts';

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
  const input = { recencyDays: last.map((day) => asOf - day), frequency, monetary };
  const scores = rfmScores(input);
  return { last, frequency, monetary, scores, segments: rfmSegments(input, scores) };
}

const counts = (scores: Uint8Array) =>
  [1, 2, 3, 4, 5].map((score) => scores.reduce((n, one) => n + (one === score ? 1 : 0), 0));

type Population = Awaited<ReturnType<typeof readPopulation>>;

/** What stands in one of the 25 cells; its segment is that of the grid, unless nothing can be told of anybody in it. */
interface GridCell {
  customers: number;
  value: MoneySum;
  untold: number;
}

/** Recency and frequency of one person, and of nobody else who scores otherwise. */
const pairOf = (last: number | undefined, frequency: number | undefined) => `${last} ${frequency}`;

/** What the cells brought, where floats cannot add it up: who is in a cell follows from her last day and number of days. */
async function exactSums(question: Question, { scores, last, frequency }: Population): Promise<bigint[]> {
  const cells = new Map<string, number>();
  for (let i = 0; i < last.length; i++) cells.set(pairOf(last[i], frequency[i]), cellAt(scores, i));
  const params = new Params(question.tx.workspaceId);
  const rows = await question.tx.query<{ last: number; times: number; value: string }>(
    `select last_day - '1970-01-01'::date as last, transactions as times, sum(value)::text as value
     from ${perCustomer(question, params)} c where orders > 0 group by 1, 2`,
    params.list,
  );
  const sums = Array.from({ length: 25 }, () => 0n);
  for (const row of rows) {
    const cell = cells.get(pairOf(row.last, row.times)) ?? 0;
    sums[cell] = (sums[cell] ?? 0n) + BigInt(row.value);
  }
  return sums;
}

const cellAt = (scores: Population['scores'], i: number) => ((scores.r[i] ?? 1) - 1) * 5 + (scores.f[i] ?? 1) - 1;

async function fillGrid(question: Question, population: Population): Promise<GridCell[]> {
  const grid = countGrid(population);
  if (addsUpExactly(population.monetary)) return grid;
  const sums = await exactSums(question, population);
  return grid.map((cell, i) => ({ ...cell, value: sumOf(String(sums[i] ?? 0n)) }));
}

function countGrid({ scores, monetary, segments }: Population): (GridCell & { value: number })[] {
  const grid = Array.from({ length: 25 }, () => ({ customers: 0, value: 0, untold: 0 }));
  for (let i = 0; i < monetary.length; i++) {
    const cell = grid[cellAt(scores, i)];
    if (cell === undefined) continue;
    cell.customers += 1;
    cell.value += monetary[i] ?? 0;
    if (segments[i] === TOO_FEW_TO_TELL.key) cell.untold += 1;
  }
  return grid;
}

const segmentNames = [...STANDARD_RFM_GRID, TOO_FEW_TO_TELL];

const best = ['champions', 'loyal'];

/** Recency, frequency, money by independent quintiles, and the ten segments of the grid. */
export const rfm: Measure = {
  name: 'rfm',
  title: { fa: 'تازگی، دفعات و مبلغ خرید (RFM)', en: 'Recency, frequency, money (RFM)' },
  unit: 'share',
  usual: 'all',
  variants: [
    {
      key: 'gross',
      fa: 'بدون کم کردن برگشتی‌ها، فقط سفارش‌های بالای صفر',
      en: 'returns not deducted, only orders above 0',
    },
  ],
  parts: ['numerator', 'denominator'],
  cellKeys: ['r', 'f', 'segment'],
  define: (question) => {
    const days = sayWindow(question);
    const asOf = sayDay(question, question.asOf.day);
    return {
      fa: `هر مشتری از نظر تازگی آخرین خرید (تا ${asOf.fa})، شمار روزهای خرید و مبلغ، از ۱ تا ۵ امتیاز می‌گیرد: پنجک‌های مستقل، با امتیاز برابر برای مقدار برابر؛ خریدهای ${days.fa}. عدد بالا سهم «قهرمانان» و «وفادار» از همه است.`,
      en: `Each customer scores 1 to 5 for how recent the last purchase is (to ${asOf.en}), the number of purchase days, and the money: independent quintiles, equal values score equal; purchases ${days.en}. The headline is the share of champions and loyal.`,
    };
  },
  async find(question) {
    const population = await readPopulation(question);
    const { scores, monetary } = population;
    const people = new Map<string, number>();
    for (const segment of population.segments) people.set(segment, (people.get(segment) ?? 0) + 1);
    const rows = (await fillGrid(question, population)).map((cell, i) => {
      const r = Math.floor(i / 5) + 1;
      const f = (i % 5) + 1;
      const untold = cell.customers > 0 && cell.untold === cell.customers;
      return [r, f, untold ? TOO_FEW_TO_TELL.key : rfmSegment(r, f), cell.customers, cell.value];
    });
    const n = monetary.length;
    const loyal = best.reduce((sum, key) => sum + (people.get(key) ?? 0), 0);
    // while nothing can be told of anybody there is no share of the good ones
    const share =
      people.get(TOO_FEW_TO_TELL.key) === n
        ? { value: null, numerator: null, denominator: n }
        : shareOfPeople(loyal, n);
    return {
      ...share,
      n,
      figures: {
        rfmCounts: { R: counts(scores.r), F: counts(scores.f), M: counts(scores.m) },
        // those of whom nothing can be told are a line of their own only where there are any
        segments: segmentNames
          .map(({ key, name }) => ({ key, ...name, customers: people.get(key) ?? 0 }))
          .filter(({ key, customers }) => key !== TOO_FEW_TO_TELL.key || customers > 0),
      },
      table: {
        columns: [
          { key: 'r', fa: 'تازگی', en: 'Recency' },
          { key: 'f', fa: 'دفعات', en: 'Frequency' },
          { key: 'segment', fa: 'بخش', en: 'Segment' },
          { key: 'customers', fa: 'مشتریان', en: 'Customers' },
          { key: 'value', fa: 'خرید', en: 'Spend' },
        ],
        rows,
        cell: 'r:{r},f:{f}',
      },
    };
  },
  async findCell(question, cell) {
    const isMeant = memberOf(cell);
    if (isMeant === undefined) return undefined;
    const population = await readPopulation(question);
    const members = population.segments.reduce((n, _, i) => n + (isMeant(population, i) ? 1 : 0), 0);
    return {
      value: members,
      numerator: members,
      denominator: population.monetary.length,
      n: members,
      unit: 'count',
      title: titleOf(cell),
    };
  },
  async behind(question, part, cell) {
    const isMeant = part === 'denominator' ? () => true : cell === undefined ? isBest : memberOf(cell);
    if (isMeant === undefined) return undefined;
    const population = await readPopulation(question);
    const { last, frequency, segments } = population;
    // who belongs to a cell or a segment follows from her last day and her number of purchase days
    const pairs = new Set<string>();
    for (let i = 0; i < segments.length; i++) if (isMeant(population, i)) pairs.add(`${last[i]} ${frequency[i]}`);
    const found = [...pairs].map((pair) => pair.split(' ').map(Number));
    const params = new Params(question.tx.workspaceId);
    const source = perCustomer(question, params);
    const days = params.add(found.map(([day = 0]) => dayFromNumber(day)));
    const times = params.add(found.map(([, count = 0]) => count));
    const sql = `select customer_id, 1 as value from ${source} c
      where orders > 0 and (last_day, transactions) in (select day, times from unnest(${days}::date[], ${times}::bigint[]) as m (day, times))`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};

type IsMember = (population: Population, i: number) => boolean;

const isBest: IsMember = ({ segments }, i) => best.includes(segments[i] ?? '');

/** Who stands in the cell or the segment of an address; undefined of an unknown one. */
function memberOf({ r, f, segment }: Cell): IsMember | undefined {
  if (segment !== undefined)
    return segmentNames.some(({ key }) => key === segment) ? ({ segments }, i) => segments[i] === segment : undefined;
  const [recency, times] = [Number(r), Number(f)];
  if (!scoresFrom1.includes(recency) || !scoresFrom1.includes(times)) return undefined;
  return ({ scores }, i) => scores.r[i] === recency && scores.f[i] === times;
}

const scoresFrom1 = [1, 2, 3, 4, 5];

function titleOf({ r, f, segment }: Cell): Words {
  const named = segmentNames.find(({ key }) => key === segment)?.name;
  return named ?? { fa: `تازگی ${r}، دفعات ${f}`, en: `recency ${r}, frequency ${f}` };
}
