import { addDays, type Day, monthName, partsOf } from '@peyvand/kernel/calendar';
import { lessSum, type MoneySum, readSum } from '@peyvand/kernel/money';
import { type Cell, divide, divideMoney, isGrossWords, type Measure, sayWindow } from '../measure.ts';
import { lastDayOver, type Months, monthOf, monthsBetween, spanOf } from '../months.ts';
import type { Question } from '../question.ts';
import { later } from '../rules/window.ts';
import { moneyEntries, Params } from '../sources.ts';

/** A month of the year over all years of the window. */
interface MonthOfYear {
  orders: number;
  revenue: MoneySum;
  /** How many such months the window has, silent ones included. */
  seen: number;
}

/** The months of the window that are over, from the first to the last, with what came before or after them left out. */
async function monthsOver(question: Question): Promise<Months & { leftOut: readonly string[] }> {
  const { calendar, window } = question;
  const params = new Params(question.tx.workspaceId);
  const span = await spanOf(question, moneyEntries(question, params, { known: false }), params);
  if (span === undefined) return { starts: [], keys: [], leftOut: [] };
  const end = lastDayOver(question);
  const all = monthsBetween(window.from ?? span.first, later(end, span.first), calendar);
  const isWhole = (_: string, i: number) =>
    (window.from === null || (all.starts[i] ?? '') >= window.from) && (all.starts[i + 1] ?? '') <= addDays(end, 1);
  const keys = all.keys.filter(isWhole);
  const first = all.keys.indexOf(keys[0] ?? '');
  return {
    starts: keys.length === 0 ? [] : all.starts.slice(first, first + keys.length + 1),
    keys,
    leftOut: all.keys.filter((key, i) => !isWhole(key, i)),
  };
}

/** What was sold in the months that count. */
function entriesOf(question: Question, months: Months, params: Params): string {
  const [first, end] = [months.starts[0], months.starts.at(-1)];
  const inMonths =
    first === undefined || end === undefined ? 'false' : `day >= ${params.day(first)} and day < ${params.day(end)}`;
  return `(select * from ${moneyEntries(question, params, { known: false })} e where ${inMonths})`;
}

/** Sales of the months of the year; of a window without a month that is over there are none. */
async function salesByMonth(question: Question, months: Months): Promise<MonthOfYear[]> {
  const { calendar } = question;
  const year: MonthOfYear[] = Array.from({ length: 12 }, () => ({ orders: 0, revenue: 0, seen: 0 }));
  if (months.keys.length === 0) return year;
  for (const start of months.starts.slice(0, -1)) monthOfYear(year, start, calendar).seen += 1;
  const params = new Params(question.tx.workspaceId);
  const rows = await question.tx.query<{ month: number; orders: number; revenue: string }>(
    `select ${monthOf('day', months, params)} as month, count(*) filter (where kind = 'order') as orders, sum(value)::text as revenue
     from ${entriesOf(question, months, params)} e group by month`,
    params.list,
  );
  for (const { month, orders, revenue } of rows) {
    const one = monthOfYear(year, months.starts[month] ?? '', calendar);
    one.orders += orders;
    one.revenue = addSums(one.revenue, readSum(revenue));
  }
  return year;
}

const monthOfYear = (year: MonthOfYear[], day: Day, calendar: Question['calendar']): MonthOfYear =>
  year[partsOf(day, calendar).month - 1] as MonthOfYear;

const addSums = (one: MoneySum, other: MoneySum): MoneySum => lessSum(one, lessSum(0, other));

/** The strongest month, 1 to 12; null where the total leaves no shares. */
function strongestOf(year: readonly MonthOfYear[], total: MoneySum): number | null {
  if (Number(total) <= 0) return null;
  const best = year.reduce((at, one, i) => (Number(one.revenue) > Number(year[at]?.revenue ?? 0) ? i : at), 0);
  return best + 1;
}

function monthOfCell({ month }: Cell): number | undefined {
  const found = Number(month);
  return Number.isInteger(found) && found >= 1 && found <= 12 ? found : undefined;
}

/** Sales by month of the year, in either calendar. */
export const seasonality: Measure = {
  name: 'seasonality',
  title: { fa: 'فصل فروش', en: 'Seasonality' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'gross', fa: 'بدون کم کردن برگشتی‌ها', en: 'returns not deducted' }],
  parts: ['numerator', 'denominator'],
  cellKeys: ['month'],
  define: (question) => {
    const basis = isGrossWords(question);
    const days = sayWindow(question);
    const jalali = question.calendar === 'jalali';
    return {
      fa: `فروش هر ماه ${jalali ? 'شمسی' : 'میلادی'} سال، ${days.fa}؛ ${basis.fa}. همهٔ ماه‌های این بازه شمرده می‌شوند، ماه بی‌فروش با صفر؛ ماهی که هنوز تمام نشده یا از نیمه آغاز شده کنار می‌ماند. شاخص ۱ یعنی ماهی معمولی: میانگین فروش آن ماه ÷ میانگین همهٔ ماه‌ها. عدد بالا سهم پرفروش‌ترین ماه است. با کمتر از دو سال داده، رشد و فصل از هم جدا نمی‌شوند.`,
      en: `Sales of each ${jalali ? 'Jalali' : 'Gregorian'} month of the year, ${days.en}; ${basis.en}. All months of the window count, silent ones as 0; a month that is not over, or of which the window has only a part, is left out. Index 1 is an ordinary month: mean sales of that month ÷ mean of all months. The headline is the share of the strongest month. With less than two years of data growth and season cannot be told apart.`,
    };
  },
  async find(question) {
    const { calendar, workspace } = question;
    const months = await monthsOver(question);
    const year = await salesByMonth(question, months);
    const total = year.reduce((sum, one) => addSums(sum, one.revenue), 0 as MoneySum);
    const ordinary = months.keys.length === 0 ? 0 : Number(total) / months.keys.length;
    const strongest = strongestOf(year, total);
    return {
      ...divideMoney(strongest === null ? 0 : (year[strongest - 1]?.revenue ?? 0), total),
      n: year.reduce((sum, one) => sum + one.orders, 0),
      figures: {
        strongestMonth: strongest,
        months: months.keys.length,
        years: new Set(months.starts.slice(0, -1).map((day) => partsOf(day, calendar).year)).size,
        leftOut: months.leftOut,
      },
      table: {
        columns: [
          { key: 'month', fa: 'ماه', en: 'Month' },
          { key: 'name', fa: 'نام ماه', en: 'Name' },
          { key: 'orders', fa: 'سفارش‌ها', en: 'Orders' },
          { key: 'revenue', fa: 'فروش', en: 'Sales' },
          { key: 'share', fa: 'سهم', en: 'Share' },
          { key: 'index', fa: 'شاخص', en: 'Index' },
          { key: 'mean', fa: 'میانگین این ماه', en: 'Mean of this month' },
        ],
        rows: year.map((one, i) => [
          i + 1,
          monthName(i + 1, calendar, workspace.language),
          one.orders,
          one.revenue,
          divideMoney(one.revenue, total).value,
          one.seen === 0 || ordinary <= 0 ? null : Number(one.revenue) / one.seen / ordinary,
          divide(one.revenue, one.seen).value,
        ]),
        cell: 'month:{month}',
      },
    };
  },
  async findCell(question, cell) {
    const month = monthOfCell(cell);
    if (month === undefined) return undefined;
    const year = await salesByMonth(question, await monthsOver(question));
    const { orders, revenue, seen } = year[month - 1] as MonthOfYear;
    const { calendar } = question;
    return {
      ...divide(revenue, seen),
      n: orders,
      unit: 'money',
      title: { fa: monthName(month, calendar, 'fa'), en: monthName(month, calendar, 'en') },
    };
  },
  async behind(question, part, cell) {
    const { calendar } = question;
    const months = await monthsOver(question);
    const params = new Params(question.tx.workspaceId);
    const source = entriesOf(question, months, params);
    let month: number | null | undefined;
    if (cell !== undefined) month = part === 'numerator' ? monthOfCell(cell) : undefined;
    else if (part === 'numerator') {
      const year = await salesByMonth(question, months);
      month = strongestOf(
        year,
        year.reduce((sum, one) => addSums(sum, one.revenue), 0 as MoneySum),
      );
    } else return { of: 'orders', money: true, sql: `select * from ${source} e`, params: params.list };
    if (month === undefined) return undefined;
    const chosen = months.keys.flatMap((_, i) =>
      partsOf(months.starts[i] ?? '', calendar).month === month ? [i] : [],
    );
    const which =
      months.keys.length === 0 ? 'false' : `${monthOf('day', months, params)} = any(${params.add(chosen)}::int[])`;
    return { of: 'orders', money: true, sql: `select * from ${source} e where ${which}`, params: params.list };
  },
};
