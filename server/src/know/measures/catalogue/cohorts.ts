import { addDays } from '@peyvand/kernel/calendar';
import { profileRows } from '../../profile/index.ts';
import { divide, type Measure, type Question } from '../measure.ts';
import { type Months, monthOf, monthsBetween, spanOf } from '../months.ts';
import { andSegment, customerOrders, isWhole, Params } from '../sources.ts';

/** Each customer's months with a purchase, beside the month of the first: cohort, k. */
function visits(question: Question, months: Months, params: Params): string {
  return `(select customer_id, min(month) over (partition by customer_id) as cohort, month
    from (select distinct customer_id, ${monthOf('day', months, params)} as month from ${customerOrders(question, params)} o) m)`;
}

async function monthsOf(question: Question): Promise<Months> {
  const params = new Params(question.tx.workspaceId);
  // the rows of facts have the first and the last day of everybody: a pass over all orders less
  const lives = `(select unnest(array[first_day, last_day]) as day from ${profileRows} p where workspace_id = $1 and orders > 0 ${andSegment(question, params)})`;
  const span = isWhole(question)
    ? await spanOf(question, lives, params)
    : await spanOf(question, customerOrders(question, params), params);
  return span === undefined ? { starts: [], keys: [] } : monthsBetween(span.first, span.last, question.calendar);
}

/** Months in one word of 63 bits; a longer history takes several words. */
const wordBits = 62;

/**
 * Counts of each cohort by age in months; in the rolling variant those who bought then or later. Each customer's months
 * are gathered as bits, so that one pass without sorting is enough, and equal lives arrive once with their number.
 */
async function countCohorts(question: Question, months: Months): Promise<number[][]> {
  const length = months.keys.length;
  const table = months.keys.map((_, cohort) => Array.from({ length: length - cohort }, () => 0));
  if (length === 0) return table;
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
  const rolling = question.variant.has('rolling');
  for (const row of rows) {
    const active = words.flatMap((i) => monthsOfWord(BigInt(row[`w${i}`] ?? '0'), i * wordBits));
    const [cohort] = active;
    const counts = cohort === undefined ? undefined : table[cohort];
    if (cohort === undefined || counts === undefined) continue;
    const last = active.at(-1) ?? cohort;
    const ages = rolling ? Array.from({ length: last - cohort + 1 }, (_, k) => k) : active.map((at) => at - cohort);
    for (const age of ages) counts[age] = (counts[age] ?? 0) + row.n;
  }
  return table;
}

function monthsOfWord(word: bigint, from: number): number[] {
  const months: number[] = [];
  for (let bits = word, at = from; bits > 0n; bits >>= 1n, at++) if (bits & 1n) months.push(at);
  return months;
}

/** R-114: of those who first bought in a month, how many buy in the months after. */
export const cohorts: Measure = {
  name: 'cohorts',
  title: { fa: 'نگهداشت گروه‌های ماهانه', en: 'Monthly cohorts' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'rolling', fa: 'در آن ماه یا پس از آن خریده', en: 'bought in that month or later' }],
  define: ({ variant, calendar }) => {
    const month =
      calendar === 'jalali' ? { fa: 'ماه شمسی', en: 'Jalali month' } : { fa: 'ماه میلادی', en: 'Gregorian month' };
    return variant.has('rolling')
      ? {
          fa: `گروه هر ${month.fa}: کسانی که نخستین خریدشان در آن ماه است؛ هر خانه، سهم کسانی که k ماه بعد یا پس از آن خریده‌اند. عدد بالا میانگین ماه دوم است.`,
          en: `Cohort: those whose first purchase fell in that ${month.en}; each cell the share who bought k months later or after. The headline is the mean of month one.`,
        }
      : {
          fa: `گروه هر ${month.fa}: کسانی که نخستین خریدشان (در این بازه) در آن ماه است؛ هر خانه، شمار کسانی که درست k ماه بعد خریده‌اند. عدد بالا سهم کسانی است که ماه بعد بازگشته‌اند، از همهٔ گروه‌هایی که ماه بعدشان تمام شده است. ماه پایانی ناتمام نشان دارد.`,
          en: `Cohort: those whose first purchase (of the window) fell in that ${month.en}; each cell counts who bought exactly k months later. The headline is the share who came back the month after, over all cohorts whose next month is over. An incomplete last month is marked.`,
        };
  },
  async find(question) {
    const months = await monthsOf(question);
    const counts = await countCohorts(question, months);
    const complete = isLastComplete(question, months) ? counts.length : counts.length - 1;
    const measured = counts.slice(0, Math.max(0, complete - 1));
    const size = measured.reduce((sum, row) => sum + (row[0] ?? 0), 0);
    const again = measured.reduce((sum, row) => sum + (row[1] ?? 0), 0);
    const people = counts.reduce((sum, row) => sum + (row[0] ?? 0), 0);
    return {
      ...divide(again, size),
      n: people,
      figures: { incompleteMonth: complete < counts.length ? (months.keys.at(-1) ?? null) : null },
      table: {
        columns: [
          { key: 'cohort', fa: 'ماه نخستین خرید', en: 'Month of the first purchase' },
          ...counts.map((_, k) => ({
            key: `k${k}`,
            fa: k === 0 ? 'مشتریان' : `ماه ${k} بعد`,
            en: k === 0 ? 'Customers' : `Month ${k}`,
          })),
        ],
        rows: counts
          .map((row, i) => [months.keys[i] ?? '', ...counts.map((_, k) => row[k] ?? null)])
          .filter((row) => Number(row[1]) > 0),
      },
    };
  },
  async behind(question, cell) {
    const months = await monthsOf(question);
    const params = new Params(question.tx.workspaceId);
    const source = visits(question, months, params);
    if (cell.part === 'numerator' || cell.part === 'denominator') {
      const last = months.keys.length - (isLastComplete(question, months) ? 1 : 2);
      const month = cell.part === 'numerator' ? 'cohort + 1' : 'cohort';
      return {
        of: 'customers',
        sql: `select customer_id from ${source} v where month = ${month} and cohort < ${last}`,
        params: params.list,
      };
    }
    const cohort = months.keys.indexOf(cell.cohort ?? '');
    const k = Number(cell.k ?? 0);
    if (cohort < 0 || !Number.isInteger(k) || k < 0) return undefined;
    const later = question.variant.has('rolling') ? '>=' : '=';
    return {
      of: 'customers',
      sql: `select distinct customer_id from ${source} v where cohort = ${cohort} and month ${later} ${cohort + k}`,
      params: params.list,
    };
  },
};

/** The last month is over when the window, or the as-of day, reaches beyond its last day. */
function isLastComplete(question: Question, months: Months): boolean {
  const end = months.starts.at(-1);
  return end !== undefined && question.window.to >= end && addDays(question.asOf.day, 1) >= end;
}
