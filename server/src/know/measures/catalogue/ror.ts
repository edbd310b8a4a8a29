import { rorOf } from '@peyvand/science';
import { profileRows } from '../../profile/index.ts';
import { divide, finite, type Measure, type Question, sayWindow } from '../measure.ts';
import { andSegment, customerOrders, isWhole, Params } from '../sources.ts';

/** Everybody with an order until the end of the window: how many orders in it and in all. */
function buyers(question: Question, params: Params): string {
  const { from, to } = question.window;
  if (from !== null && isWhole(question, { from: null, to }))
    return `(select customer_id, (last_day >= ${params.add(from)}::date)::int as inside, orders from ${profileRows} p
      where workspace_id = $1 and orders > 0 ${andSegment(question, params)})`;
  const inside = from === null ? 'count(*)' : `count(*) filter (where day >= ${params.add(from)}::date)`;
  return `(select customer_id, ${inside} as inside, count(*) as orders
    from ${customerOrders(question, params, { from: null, to })} o group by customer_id)`;
}

const parts: Readonly<Record<string, string>> = {
  numerator: 'inside > 0 and orders > 1',
  denominator: 'inside > 0',
  'first-time': 'inside > 0 and orders = 1',
  'not-helped': 'inside = 0',
};

/** R-111, F1: the share of the customers helped in the window who came through the relationship. */
export const ror: Measure = {
  name: 'ror',
  title: { fa: 'بازده رابطه (ROR)', en: 'Return on relationship (ROR)' },
  unit: 'share',
  usual: 'year',
  variants: [],
  define: (question) => {
    const days = sayWindow(question);
    return {
      fa: `سهم مشتریانی که ${days.fa} به آنان خدمت داده‌ایم و پیش از آن هم از ما خرید کرده بودند؛ هر نفر یک بار شمرده می‌شود. خدمت یعنی دست‌کم یک خرید لغونشده. معرفی هنوز ثبت نمی‌شود و صفر است. نوشتهٔ اصلی این کسر را وارونه چاپ کرده است (خدمت‌گرفته ÷ بازگشته)، که با بهتر شدن رابطه کم می‌شود؛ آن را با نام «یک نفر از هر چند نفر» کنار عدد می‌بینید. خدمت بیشتر به‌خودی‌خود این سهم را بالا نمی‌برد، چون مخرج را هم بزرگ می‌کند.`,
      en: `Of the customers helped ${days.en}, the share who had bought from us before, each person once. Helped means at least one order that was not cancelled. Referrals are not recorded yet and count as none. The original text prints the fraction upside down (helped ÷ returning), which falls as relationships improve; it stands beside the figure as "one in so many". Helping more does not by itself raise the share: it enlarges the denominator too.`,
    };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const [row] = await question.tx.query<{ helped: number; repeat: number; buyers: number }>(
      `select count(*) filter (where inside > 0) as helped, count(*) filter (where inside > 0 and orders > 1) as repeat,
         count(*) as buyers from ${buyers(question, params)} b`,
      params.list,
    );
    const { helped = 0, repeat = 0, buyers: all = 0 } = row ?? {};
    return {
      ...divide(repeat, helped),
      n: helped,
      figures: {
        helped,
        repeatOnly: repeat,
        referredOnly: 0,
        both: 0,
        buyers: all,
        oneIn: finite(rorOf(helped, repeat).oneIn),
        coverage: divide(helped, all).value,
      },
    };
  },
  behind(question, { part }) {
    const condition = parts[part];
    if (condition === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const sql = `select customer_id from ${buyers(question, params)} b where ${condition}`;
    return { of: 'customers', sql, params: params.list };
  },
};
