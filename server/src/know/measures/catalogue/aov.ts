import { divide, isGrossWords, type Measure, type Question, sayWindow } from '../measure.ts';
import { customerOrders, isGross, orders, Params, returns } from '../sources.ts';

/** Only orders of known customers are meant. */
const ofKnown = (question: Question) => question.variant.has('known') || question.variant.has('by-day');

/** Revenue in minor units and what it is divided by. */
export async function averageOrder(question: Question): Promise<{ revenue: number; orders: number }> {
  const params = new Params(question.tx.workspaceId);
  const source = ofKnown(question) ? customerOrders(question, params) : orders(question, params);
  const back = isGross(question)
    ? '0'
    : `(select coalesce(sum(amount), 0) from ${returns(question, params)} r ${ofKnown(question) ? 'where customer_id is not null' : ''})`;
  const sql = question.variant.has('by-day')
    ? `select sum(gross) as sold, count(*) as n from (select sum(gross) as gross from ${source} o group by customer_id, day) d`
    : `select sum(gross) as sold, count(*) as n from ${source} o`;
  const [row] = await question.tx.query<{ revenue: string; n: number }>(
    `select (coalesce(sold, 0) - ${back})::text as revenue, n from (${sql}) a`,
    params.list,
  );
  return { revenue: Number(row?.revenue ?? 0), orders: row?.n ?? 0 };
}

/** revenue ÷ orders. */
export const aov: Measure = {
  name: 'aov',
  title: { fa: 'میانگین ارزش سفارش', en: 'Average order value (AOV)' },
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
  define: (question) => {
    const basis = isGrossWords(question);
    const day = question.variant.has('by-day');
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
  behind(question, { part }) {
    if (part !== 'numerator' && part !== 'denominator') return undefined;
    const params = new Params(question.tx.workspaceId);
    const source = ofKnown(question) ? customerOrders(question, params) : orders(question, params);
    return { of: 'orders', sql: `select purchase_id from ${source} o`, params: params.list };
  },
};
