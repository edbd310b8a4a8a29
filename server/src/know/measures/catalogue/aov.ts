import type { MoneySum } from '@peyvand/kernel/money';
import { divide, isGrossWords, type Measure, sayWindow, sumOf } from '../measure.ts';
import type { Question } from '../question.ts';
import { moneyEntries, orderEntries, Params } from '../sources.ts';
import { eachPlace, readPlaces, type Spans } from '../spans.ts';

/** Only orders of known customers are meant. */
const ofKnown = (question: Question) => question.variant.has('known') || question.variant.has('by-day');
const byDay = (question: Question) => question.variant.has('by-day');

/** Revenue in minor units and what it is divided by. */
export async function averageOrder(question: Question): Promise<{ revenue: MoneySum; orders: number }> {
  const params = new Params(question.tx.workspaceId);
  const counted = byDay(question) ? 'count(distinct (customer_id, day))' : 'count(*)';
  const [row] = await question.tx.query<{ revenue: string | null; n: number }>(
    `select sum(value)::text as revenue, ${counted} filter (where kind = 'order') as n
     from ${moneyEntries(question, params, { known: ofKnown(question) })} e`,
    params.list,
  );
  return { revenue: sumOf(row?.revenue), orders: row?.n ?? 0 };
}

/** Revenue and orders of each window. */
export async function averageOrders(
  question: Question,
  spans: Spans,
): Promise<{ revenue: MoneySum; orders: number }[]> {
  const counted = byDay(question) ? 'count(distinct (customer_id, day))' : 'count(*)';
  const rows = await readPlaces<{ place: number; revenue: string; n: number }>(
    question,
    spans,
    `select place, sum(value)::text as revenue, ${counted} filter (where is_order) as n
     from ${spans.within({ known: ofKnown(question) })} e group by place`,
  );
  return eachPlace(spans, (place) => ({
    revenue: sumOf(rows.get(place)?.revenue),
    orders: rows.get(place)?.n ?? 0,
  }));
}

async function trendOfOrders(question: Question, spans: Spans) {
  return (await averageOrders(question, spans)).map(({ revenue, orders }) => ({
    ...divide(revenue, orders),
    n: orders,
  }));
}

/** revenue ÷ orders. */
export const aov: Measure = {
  name: 'aov',
  title: { fa: 'میانگین هر سفارش', en: 'Average order value (AOV)' },
  unit: 'money',
  usual: 'all',
  variants: [
    {
      key: 'gross',
      fa: 'بدون کم کردن برگشتی‌ها، فقط سفارش‌های بالای صفر',
      en: 'returns not deducted, only orders above 0',
    },
    { key: 'known', fa: 'فقط مشتریان شناخته‌شده', en: 'known customers only' },
    { key: 'by-day', fa: 'بر هر روز خرید مشتری', en: 'per purchase day of a customer' },
  ],
  parts: ['numerator', 'denominator'],
  cellKeys: [],
  define: (question) => {
    const basis = isGrossWords(question);
    const day = byDay(question);
    const days = sayWindow(question);
    return {
      fa: `درآمد ÷ شمار ${day ? 'روزهای خرید (همهٔ خریدهای یک مشتری در یک روز یکی است)' : 'سفارش‌ها'}، ${days.fa}؛ ${basis.fa}. ${ofKnown(question) ? 'فقط مشتریان شناخته‌شده.' : 'سفارش‌های بی‌نام هم در آن هست.'}`,
      en: `Revenue ÷ ${day ? 'purchase days (all purchases of a customer on one day are one)' : 'orders'}, ${days.en}; ${basis.en}. ${ofKnown(question) ? 'Known customers only.' : 'Orders without a customer are included.'}`,
    };
  },
  async find(question) {
    const { revenue, orders: n } = await averageOrder(question);
    return { ...divide(revenue, n), n };
  },
  trend: trendOfOrders,
  behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    const known = ofKnown(question);
    const isRevenue = part === 'numerator';
    if (byDay(question)) {
      // a day of revenue may hold returns only; a purchase day holds an order
      const entries = moneyEntries(question, params, { known: true });
      const days = `select customer_id, day, count(*) filter (where kind = 'order') as orders, sum(value) as value
        from ${entries} e group by customer_id, day`;
      const sql = isRevenue ? days : `select customer_id, day, orders, 1 as value from (${days}) d where orders > 0`;
      return { of: 'days', money: isRevenue, sql, params: params.list };
    }
    const sql = isRevenue ? moneyEntries(question, params, { known }) : orderEntries(question, params, known);
    return { of: 'orders', money: isRevenue, sql: `select * from ${sql} e`, params: params.list };
  },
};
