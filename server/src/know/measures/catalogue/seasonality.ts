import { type Day, gregorianParts, monthKey, monthName, partsOf } from '@peyvand/kernel/calendar';
import { divide, isGrossWords, type Measure, type Question, sayWindow } from '../measure.ts';
import { isGross, orders, Params, returns } from '../sources.ts';

interface DayOfSales {
  day: Day;
  orders: number;
  revenue: number;
}

/** Sales of each day; a day can have returns only. */
async function salesByDay(question: Question): Promise<DayOfSales[]> {
  const params = new Params(question.tx.workspaceId);
  const back = isGross(question) ? '' : `union all select day, 0, -amount from ${returns(question, params)} r`;
  return question.tx.query<DayOfSales>(
    `select day, sum(orders) as orders, sum(revenue)::bigint as revenue from (
       select day, 1 as orders, gross as revenue from ${orders(question, params)} o ${back}) d group by day order by day`,
    params.list,
  );
}

/** Sales by month of the year, in either calendar. */
export const seasonality: Measure = {
  name: 'seasonality',
  title: { fa: 'فصل فروش', en: 'Seasonality' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'gross', fa: 'بدون کم کردن برگشتی‌ها', en: 'returns not deducted' }],
  define: (question) => {
    const basis = isGrossWords(question);
    const days = sayWindow(question);
    const jalali = question.calendar === 'jalali';
    return {
      fa: `فروش هر ماه ${jalali ? 'شمسی' : 'میلادی'} سال، ${days.fa}؛ ${basis.fa}. شاخص ۱ یعنی ماهی معمولی: میانگین فروش آن ماه ÷ میانگین همهٔ ماه‌ها. عدد بالا سهم پرفروش‌ترین ماه است. با کمتر از دو سال داده، رشد و فصل از هم جدا نمی‌شوند.`,
      en: `Sales of each ${jalali ? 'Jalali' : 'Gregorian'} month of the year, ${days.en}; ${basis.en}. Index 1 is an ordinary month: mean sales of that month ÷ mean of all months. The headline is the share of the strongest month. With less than two years of data growth and season cannot be told apart.`,
    };
  },
  async find(question) {
    const days = await salesByDay(question);
    const { calendar } = question;
    const months = Array.from({ length: 12 }, () => ({ orders: 0, revenue: 0, seen: new Set<string>() }));
    for (const one of days) {
      const month = months[partsOf(one.day, calendar).month - 1];
      if (month === undefined) continue;
      month.orders += one.orders;
      month.revenue += one.revenue;
      month.seen.add(monthKey(one.day, calendar));
    }
    const total = months.reduce((sum, one) => sum + one.revenue, 0);
    const seen = months.reduce((sum, one) => sum + one.seen.size, 0);
    const ordinary = seen === 0 ? 0 : total / seen;
    const strongest = months.reduce((best, one, i) => (one.revenue > (months[best]?.revenue ?? 0) ? i : best), 0);
    const n = days.reduce((sum, one) => sum + one.orders, 0);
    const years = new Set(days.map(({ day }) => gregorianParts(day).year)).size;
    return {
      ...divide(months[strongest]?.revenue ?? 0, total),
      n,
      figures: { strongestMonth: n === 0 ? null : strongest + 1, months: seen, years },
      table: {
        columns: [
          { key: 'month', fa: 'ماه', en: 'Month' },
          { key: 'name', fa: 'نام ماه', en: 'Name' },
          { key: 'orders', fa: 'سفارش‌ها', en: 'Orders' },
          { key: 'revenue', fa: 'فروش', en: 'Sales' },
          { key: 'share', fa: 'سهم', en: 'Share' },
          { key: 'index', fa: 'شاخص', en: 'Index' },
        ],
        rows: months.map((one, i) => [
          i + 1,
          monthName(i + 1, calendar, question.workspace.language),
          one.orders,
          one.revenue,
          divide(one.revenue, total).value,
          one.seen.size === 0 ? null : divide(one.revenue / one.seen.size, ordinary).value,
        ]),
      },
    };
  },
  async behind(question, cell) {
    const params = new Params(question.tx.workspaceId);
    if (cell.part === 'denominator')
      return { of: 'orders', sql: `select purchase_id from ${orders(question, params)} o`, params: params.list };
    const days = await salesByDay(question);
    const found = cell.part === 'numerator' ? (await this.find(question)).figures?.strongestMonth : Number(cell.month);
    const chosen = days.map(({ day }) => day).filter((day) => partsOf(day, question.calendar).month === found);
    if (typeof found !== 'number' || Number.isNaN(found)) return undefined;
    const sql = `select purchase_id from ${orders(question, params)} o where day = any(${params.add(chosen)}::date[])`;
    return { of: 'orders', sql, params: params.list };
  },
};
