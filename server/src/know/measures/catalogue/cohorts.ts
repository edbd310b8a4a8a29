import { addDays, type Day, dayOfMonthKey } from '@peyvand/kernel/calendar';
import { showDay } from '@peyvand/kernel/show-date';
import { profileRows } from '../../profile/index.ts';
import { type Cell, divide, type Measure, shareOfPeople } from '../measure.ts';
import { lastDayOver, type Months, monthOf, monthsBetween, spanOf } from '../months.ts';
import type { Question } from '../question.ts';
import { later } from '../rules/window.ts';
import { andPeople, customerOrders, isWhole, Params } from '../sources.ts';

/** Cohorts, and months that each is followed, of a table: twenty years. What lies beyond is counted and said. */
const most = 240;

/** Each customer's months with a purchase, beside the month of the first: cohort, month. */
function visits(question: Question, months: Months, params: Params): string {
  return `(select customer_id, min(month) over (partition by customer_id) as cohort, month
    from (select distinct customer_id, ${monthOf('day', months, params)} as month from ${customerOrders(question, params)} o) m)`;
}

/** Months with purchases, and how many months follow one another until the question's last day. */
interface Timeline {
  /** From the first purchase to the last. */
  readonly months: Months;
  /** Months from the first purchase to the last day that is over, silent ones included. */
  readonly length: number;
  /** The last of them when it is not over. */
  readonly incomplete: string | null;
}

async function timelineOf(question: Question): Promise<Timeline> {
  const { calendar } = question;
  const params = new Params(question.tx.workspaceId);
  // the rows of facts have the first and the last day of everybody: a pass over all orders less
  const lives = `(select unnest(array[first_day, last_day]) as day from ${profileRows} p where workspace_id = $1 and orders > 0 ${andPeople(question, params)})`;
  const span = await spanOf(question, isWhole(question) ? lives : customerOrders(question, params), params);
  if (span === undefined) return { months: { starts: [], keys: [] }, length: 0, incomplete: null };
  const over = lastDayOver(question);
  const until = monthsBetween(span.first, later(over, span.last), calendar);
  const after = until.starts.at(-1) as Day;
  return {
    months: monthsBetween(span.first, span.last, calendar),
    length: until.keys.length,
    incomplete: addDays(over, 1) >= after ? null : (until.keys.at(-1) ?? null),
  };
}

/** Equal lives: the months in which they bought, and how many they are. */
interface Lives {
  readonly active: readonly number[];
  readonly people: number;
}

/** Months in one word of 63 bits; a longer history takes several words. */
const wordBits = 62;

/** Each customer's months gathered as bits, so that one pass without sorting is enough, and equal lives arrive once with their number. */
async function readLives(question: Question, months: Months): Promise<Lives[]> {
  const length = months.keys.length;
  if (length === 0) return [];
  const params = new Params(question.tx.workspaceId);
  const words = Array.from({ length: Math.ceil(length / wordBits) }, (_, i) => i);
  const month = monthOf('day', months, params);
  // the place of a day among the months is the costly part: with one word it is looked up once
  const bit = (i: number) =>
    words.length === 1
      ? '1::bigint << month'
      : `case when month / ${wordBits} = ${i} then 1::bigint << (month % ${wordBits}) else 0 end`;
  const word = (i: number) => `bit_or(${bit(i)})::text as w${i}`;
  const rows = await question.tx.query<Record<string, string> & { n: number }>(
    `select ${words.map((i) => `w${i}`).join(', ')}, count(*) as n from (
       select ${words.map(word).join(', ')} from (select customer_id, ${month} as month from ${customerOrders(question, params)} o) m
       group by customer_id) l group by ${words.map((i) => i + 1).join(', ')}`,
    params.list,
  );
  return rows.map((row) => ({
    active: words.flatMap((i) => monthsOfWord(BigInt(row[`w${i}`] ?? '0'), i * wordBits)),
    people: row.n,
  }));
}

function monthsOfWord(word: bigint, from: number): number[] {
  const months: number[] = [];
  for (let bits = word, at = from; bits > 0n; bits >>= 1n, at++) if (bits & 1n) months.push(at);
  return months;
}

/** Counts of the cohorts from one on by age in months; in the rolling variant those who bought then or later. */
function countCohorts(lives: readonly Lives[], first: number, timeline: Timeline, rolling: boolean): number[][] {
  const table = timeline.months.keys
    .slice(first)
    .map((_, i) => Array.from({ length: Math.min(most, timeline.length - first - i) }, () => 0));
  for (const { active, people } of lives) {
    const cohort = active[0] ?? 0;
    const counts = table[cohort - first];
    if (counts === undefined) continue;
    const ages = active.map((month) => month - cohort);
    const counted = rolling ? Array.from({ length: (ages.at(-1) ?? 0) + 1 }, (_, k) => k) : ages;
    for (const k of counted) if (k < counts.length) counts[k] = (counts[k] ?? 0) + people;
  }
  return table;
}

/** The cohort and the age that a cell names; undefined of unknown ones. */
function placeOf({ cohort, k }: Cell, { months, length }: Timeline): { cohort: number; k: number } | undefined {
  const at = months.keys.indexOf(cohort ?? '');
  const age = Number((k ?? '0').replace(/^k/, ''));
  return at < 0 || !Number.isInteger(age) || age < 0 || age >= length - at ? undefined : { cohort: at, k: age };
}

/** R-114: of those who first bought in a month, how many buy in the months after. */
export const cohorts: Measure = {
  name: 'cohorts',
  title: { fa: 'بازگشت گروه‌های ماهانه', en: 'Monthly cohorts' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'rolling', fa: 'در آن ماه یا پس از آن خریده', en: 'bought in that month or later' }],
  parts: ['numerator', 'denominator'],
  cellKeys: ['cohort', 'k'],
  define: ({ variant, calendar }) => {
    const month =
      calendar === 'jalali' ? { fa: 'ماه شمسی', en: 'Jalali month' } : { fa: 'ماه میلادی', en: 'Gregorian month' };
    return variant.has('rolling')
      ? {
          fa: `گروه هر ${month.fa}: کسانی که نخستین خریدشان در آن ماه است؛ هر خانه شمار کسانی است که آن‌قدر ماه بعد یا پس از آن خریده‌اند. عدد بالا سهم کسانی است که از ماه بعد به این سو بازگشته‌اند، از همهٔ گروه‌هایی که ماه بعدشان تمام شده است.`,
          en: `Cohort: those whose first purchase fell in that ${month.en}; each cell counts who bought that many months later or after. The headline is the share who came back in the next month or after, over all cohorts whose next month is over.`,
        }
      : {
          fa: `گروه هر ${month.fa}: کسانی که نخستین خریدشان (در این بازه) در آن ماه است؛ هر خانه شمار کسانی است که همان‌قدر ماه بعد خریده‌اند. عدد بالا سهم کسانی است که ماه بعد بازگشته‌اند، از همهٔ گروه‌هایی که ماه بعدشان تمام شده است، آن‌ها هم که کسی از آنان برنگشته است. ماه پایانی ناتمام نشان دارد.`,
          en: `Cohort: those whose first purchase (of the window) fell in that ${month.en}; each cell counts who bought exactly that many months later. The headline is the share who came back the month after, over all cohorts whose next month is over, those of whom nobody came back included. An incomplete last month is marked.`,
        };
  },
  async find(question) {
    const timeline = await timelineOf(question);
    const { months, length, incomplete } = timeline;
    const lives = await readLives(question, months);
    const rolling = question.variant.has('rolling');
    const first = Math.max(0, months.keys.length - most);
    const counts = countCohorts(lives, first, timeline, rolling);
    const { size, again } = headline(lives, timeline, rolling);
    const cut = lives.reduce((sum, one) => sum + ((one.active[0] ?? 0) < first ? one.people : 0), 0);
    const width = Math.max(0, ...counts.map((row) => row.length));
    return {
      ...shareOfPeople(again, size),
      n: lives.reduce((sum, one) => sum + one.people, 0),
      figures: {
        incompleteMonth: incomplete,
        // what the table leaves out: cohorts before the first that it shows, their people, and months beyond the last column
        cut: { cohorts: first, people: cut, months: Math.max(0, length - first - most) },
      },
      table: {
        columns: [
          { key: 'cohort', fa: 'ماه نخستین خرید', en: 'Month of the first purchase' },
          ...Array.from({ length: width }, (_, k) => ({
            key: `k${k}`,
            fa: k === 0 ? 'مشتریان' : `ماه ${k} بعد`,
            en: k === 0 ? 'Customers' : `Month ${k}`,
          })),
        ],
        rows: counts
          .map((row, i) => [
            months.keys[first + i] ?? '',
            ...Array.from({ length: width }, (_, k): number | null => row[k] ?? null),
          ])
          .filter((row) => Number(row[1]) > 0),
        cell: 'cohort:{cohort},k:{column}',
      },
    };
  },
  async findCell(question, cell) {
    const timeline = await timelineOf(question);
    const place = placeOf(cell, timeline);
    if (place === undefined) return undefined;
    const lives = await readLives(question, timeline.months);
    const [counts = []] = countCohorts(
      lives.filter(({ active }) => active[0] === place.cohort),
      place.cohort,
      timeline,
      question.variant.has('rolling'),
    );
    const size = counts[0] ?? 0;
    const { calendar } = question;
    const day = dayOfMonthKey(timeline.months.keys[place.cohort] ?? '', calendar) ?? '';
    const name = (language: 'fa' | 'en') => showDay(day, { language, calendar, style: 'month-year' });
    const later = question.variant.has('rolling') ? { fa: ' یا پس از آن', en: ' or later' } : { fa: '', en: '' };
    return {
      ...divide(counts[place.k] ?? 0, size),
      n: size,
      unit: 'share',
      title: { fa: `${name('fa')}، ${place.k} ماه بعد${later.fa}`, en: `${name('en')}, month ${place.k}${later.en}` },
    };
  },
  async behind(question, part, cell) {
    const timeline = await timelineOf(question);
    const params = new Params(question.tx.workspaceId);
    const source = visits(question, timeline.months, params);
    const is = question.variant.has('rolling') ? '>=' : '=';
    let which: string;
    if (cell === undefined) {
      const age = part === 'numerator' ? `month ${is} cohort + 1` : 'month = cohort';
      which = `${age} and cohort < ${cohortsMeasured(timeline)}`;
    } else {
      const place = placeOf(cell, timeline);
      if (place === undefined) return undefined;
      const month = part === 'numerator' ? `month ${is} ${place.cohort + place.k}` : `month = ${place.cohort}`;
      which = `cohort = ${place.cohort} and ${month}`;
    }
    const sql = `select distinct customer_id, 1 as value from ${source} v where ${which}`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};

/** How many cohorts, from the first on, have a next month that is over. */
function cohortsMeasured({ months, length, incomplete }: Timeline): number {
  return Math.min(months.keys.length, Math.max(0, length - (incomplete === null ? 1 : 2)));
}

/** Of the cohorts whose next month is over: their people, and who came back in that month (or since, rolling). */
function headline(lives: readonly Lives[], timeline: Timeline, rolling: boolean): { size: number; again: number } {
  const measured = cohortsMeasured(timeline);
  let size = 0;
  let again = 0;
  for (const { active, people } of lives) {
    const [cohort = 0, next] = active;
    if (cohort >= measured) continue;
    size += people;
    if (next !== undefined && (rolling || next === cohort + 1)) again += people;
  }
  return { size, again };
}
