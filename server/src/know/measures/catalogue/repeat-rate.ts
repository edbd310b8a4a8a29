import { divide, type Measure, sayWindow, shareOfPeople } from '../measure.ts';
import type { Question } from '../question.ts';
import { Params, perCustomer } from '../sources.ts';
import { eachPlace, readPlaces, type Spans } from '../spans.ts';

const counted = (question: Question) => (question.variant.has('by-day') ? 'transactions' : 'orders');

/** The rate of each window. */
export async function repeatRates(question: Question, spans: Spans) {
  const times = question.variant.has('by-day') ? 'count(distinct day)' : 'count(*)';
  const buyers = `select place, customer_id, ${times} as times from ${spans.within({ known: true })} e where is_order group by place, customer_id`;
  const rows = await readPlaces<{ place: number; again: number; buyers: number }>(
    question,
    spans,
    `select place, count(*) filter (where times > 1) as again, count(*) as buyers from (${buyers}) b group by place`,
  );
  return eachPlace(spans, (place) => {
    const { again = 0, buyers: n = 0 } = rows.get(place) ?? {};
    return { ...divide(again, n), n };
  });
}

/** the share of buyers who bought at least twice in the window. */
export const repeatRate: Measure = {
  name: 'repeat-rate',
  title: { fa: 'نرخ خرید دوباره', en: 'Repeat purchase rate' },
  unit: 'share',
  usual: 'all',
  variants: [
    { key: 'by-day', fa: 'شمارش روزهای خرید به‌جای سفارش‌ها', en: 'counting purchase days instead of orders' },
    { key: 'gross', fa: 'فقط سفارش‌های بالای صفر', en: 'only orders above 0' },
  ],
  parts: ['numerator', 'denominator'],
  cellKeys: [],
  define: (question) => {
    const byDay = question.variant.has('by-day');
    const days = sayWindow(question);
    return {
      fa: `مشتریان با دست‌کم دو ${byDay ? 'روز خرید' : 'سفارش'} ÷ مشتریان با دست‌کم یک ${byDay ? 'روز خرید' : 'سفارش'}، ${days.fa}. ${question.variant.has('gross') ? 'فقط سفارش‌های بالای صفر.' : 'سفارش لغوشده شمرده نمی‌شود؛ سفارش با مبلغ صفر شمرده می‌شود.'}`,
      en: `Customers with at least two ${byDay ? 'purchase days' : 'orders'} ÷ customers with at least one, ${days.en}. ${question.variant.has('gross') ? 'Only orders above 0.' : 'Cancelled orders do not count; orders of amount 0 do.'}`,
    };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const column = counted(question);
    const [row] = await question.tx.query<{ again: number; buyers: number; byDay: number }>(
      `select count(*) filter (where ${column} > 1) as again, count(*) filter (where transactions > 1) as "byDay", count(*) as buyers
       from ${perCustomer(question, params)} c where orders > 0`,
      params.list,
    );
    const { again = 0, buyers = 0, byDay = 0 } = row ?? {};
    return { ...shareOfPeople(again, buyers), n: buyers, figures: { byDay: divide(byDay, buyers).value } };
  },
  trend: repeatRates,
  behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    const least = part === 'numerator' ? 1 : 0;
    const sql = `select customer_id, 1 as value from ${perCustomer(question, params)} c where ${counted(question)} > ${least}`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};
