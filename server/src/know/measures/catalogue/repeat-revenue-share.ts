import { profileRows } from '../../profile/index.ts';
import { divide, isGrossWords, type Measure, type Question, sayWindow } from '../measure.ts';
import { customerOrders, isGross, Params } from '../sources.ts';

/** Orders with the customer's first purchase day beside them. */
function withFirstDay(question: Question, params: Params): string {
  const source = customerOrders(question, params);
  return `${source} o join ${profileRows} p on p.workspace_id = $1 and p.customer_id = o.customer_id`;
}

/** how much of the revenue comes from customers who had bought on an earlier day. */
export const repeatRevenueShare: Measure = {
  name: 'repeat-revenue-share',
  title: { fa: 'سهم فروش تکراری', en: 'Repeat revenue share' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'gross', fa: 'بدون کم کردن برگشتی‌ها', en: 'returns not deducted' }],
  define: (question) => {
    const days = sayWindow(question);
    const basis = isGrossWords(question);
    return {
      fa: `درآمد سفارش‌هایی که پس از نخستین روز خرید همان مشتری بوده‌اند ÷ درآمد همهٔ سفارش‌های مشتریان شناخته‌شده، ${days.fa}؛ ${basis.fa}. برگشتی بدون سفارش به سفارشی نسبت داده نمی‌شود.`,
      en: `Revenue of orders after the customer's first purchase day ÷ revenue of all orders of known customers, ${days.en}; ${basis.en}. A return without an order is ascribed to none.`,
    };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const value = isGross(question) ? 'o.gross' : 'o.gross - o.returned';
    const [row] = await question.tx.query<{ again: string; total: string; n: number }>(
      `select coalesce(sum(${value}) filter (where o.day > p.first_day), 0)::text as again, coalesce(sum(${value}), 0)::text as total,
         count(*) as n from ${withFirstDay(question, params)}`,
      params.list,
    );
    return { ...divide(Number(row?.again ?? 0), Number(row?.total ?? 0)), n: row?.n ?? 0 };
  },
  behind(question, { part }) {
    if (part !== 'numerator' && part !== 'denominator') return undefined;
    const params = new Params(question.tx.workspaceId);
    const later = part === 'numerator' ? 'where o.day > p.first_day' : '';
    return {
      of: 'orders',
      sql: `select o.purchase_id from ${withFirstDay(question, params)} ${later}`,
      params: params.list,
    };
  },
};
