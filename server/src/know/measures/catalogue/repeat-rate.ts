import { divide, type Measure, type Question, sayWindow } from '../measure.ts';
import { Params, perCustomer } from '../sources.ts';

const counted = (question: Question) => (question.variant.has('by-day') ? 'transactions' : 'orders');

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
    const [row] = await question.tx.query<{ again: number; buyers: number }>(
      `select count(*) filter (where ${column} > 1) as again, count(*) as buyers
       from ${perCustomer(question, params)} c where orders > 0`,
      params.list,
    );
    const { again = 0, buyers = 0 } = row ?? {};
    return { ...divide(again, buyers), n: buyers };
  },
  behind(question, { part }) {
    if (part !== 'numerator' && part !== 'denominator') return undefined;
    const params = new Params(question.tx.workspaceId);
    const least = part === 'numerator' ? 1 : 0;
    const sql = `select customer_id from ${perCustomer(question, params)} c where ${counted(question)} > ${least}`;
    return { of: 'customers', sql, params: params.list };
  },
};
