import { divideMoney, isGrossWords, type Measure, sayWindow, sumOf } from '../measure.ts';
import type { Question } from '../question.ts';
import { firstDays, moneyEntries, Params } from '../sources.ts';
import { eachPlace, readPlaces } from '../spans.ts';

/** What was bought and came back, each with whether it belongs to a purchase after the customer's first purchase day. */
function entriesOf(question: Question, params: Params): string {
  return `(select e.*, coalesce(e.sold_day > f.first_day, false) as later from ${moneyEntries(question, params, { known: true })} e
    left join ${firstDays(question, params)} f on f.customer_id = e.customer_id)`;
}

/** how much of the revenue comes from customers who had bought on an earlier day. */
export const repeatRevenueShare: Measure = {
  name: 'repeat-revenue-share',
  title: { fa: 'سهم فروش به مشتریان پیشین', en: 'Repeat revenue share' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'gross', fa: 'بدون کم کردن برگشتی‌ها', en: 'returns not deducted' }],
  parts: ['numerator', 'denominator'],
  cellKeys: [],
  define: (question) => {
    const days = sayWindow(question);
    const basis = isGrossWords(question);
    return {
      fa: `درآمد سفارش‌هایی که پس از نخستین روز خرید همان مشتری بوده‌اند ÷ درآمد همهٔ سفارش‌های مشتریان شناخته‌شده، ${days.fa}؛ ${basis.fa}. برگشتی از همان بخشی کم می‌شود که سفارشش در آن بوده است.`,
      en: `Revenue of orders after the customer's first purchase day ÷ revenue of all orders of known customers, ${days.en}; ${basis.en}. A return is taken from the part in which its order was.`,
    };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const [row] = await question.tx.query<{ again: string | null; total: string | null; n: number }>(
      `select (sum(value) filter (where later))::text as again, sum(value)::text as total, count(*) filter (where kind = 'order') as n
       from ${entriesOf(question, params)} e`,
      params.list,
    );
    return { ...divideMoney(sumOf(row?.again), sumOf(row?.total)), n: row?.n ?? 0 };
  },
  async trend(question, spans) {
    const rows = await readPlaces<{ place: number; again: string | null; total: string; n: number }>(
      question,
      spans,
      `select e.place, (sum(e.value) filter (where e.sold_day > f.first_day))::text as again, sum(e.value)::text as total,
         count(*) filter (where e.is_order) as n
       from ${spans.within({ known: true })} e left join ${spans.firstDays()} f on f.place = e.place and f.customer_id = e.customer_id
       group by e.place`,
    );
    return eachPlace(spans, (place) => {
      const row = rows.get(place);
      return { ...divideMoney(sumOf(row?.again), sumOf(row?.total)), n: row?.n ?? 0 };
    });
  },
  behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    const which = part === 'numerator' ? 'where later' : '';
    return {
      of: 'orders',
      money: true,
      sql: `select * from ${entriesOf(question, params)} e ${which}`,
      params: params.list,
    };
  },
};
