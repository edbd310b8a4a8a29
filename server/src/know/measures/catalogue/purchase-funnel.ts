import { divide, type Measure, type Question, sayWindow } from '../measure.ts';
import { isGross, Params, perCustomer } from '../sources.ts';

/** Purchases after which a customer counts as loyal; the funnel ends there, and never before the fifth. */
const loyalFrom = (question: Question) => Math.max(2, Math.trunc(question.workspace.settings.loyalFrom ?? 5));
const steps = (question: Question) => Math.max(5, loyalFrom(question));

/** how many customers reach the first, second, … fifth purchase, and where they drop off. */
export const purchaseFunnel: Measure = {
  name: 'purchase-funnel',
  title: { fa: 'قیف خرید، از اول تا پنجم', en: 'Purchase funnel, first to fifth' },
  unit: 'share',
  usual: 'all',
  variants: [{ key: 'gross', fa: 'فقط سفارش‌های بالای صفر', en: 'only orders above 0' }],
  define: (question) => {
    const days = sayWindow(question);
    const count = loyalFrom(question);
    const zero = isGross(question)
      ? { fa: 'فقط سفارش‌های بالای صفر', en: 'only orders above 0' }
      : { fa: 'همهٔ سفارش‌های لغونشده', en: 'all orders that were not cancelled' };
    return {
      fa: `سهم مشتریانی که به خرید شمارهٔ ${count} (مرز وفاداری، از تنظیمات) رسیده‌اند، ${days.fa}؛ ${zero.fa}.`,
      en: `Share of the customers who reached purchase number ${count} (where loyalty begins, a setting), ${days.en}; ${zero.en}.`,
    };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const last = steps(question);
    const counts = Array.from({ length: last }, (_, i) => `count(*) filter (where orders > ${i})`);
    const [row] = await question.tx.query<{ reached: number[] }>(
      `select array[${counts.join(', ')}] as reached from ${perCustomer(question, params)} c`,
      params.list,
    );
    const reached = row?.reached ?? [];
    const first = reached[0] ?? 0;
    return {
      ...divide(reached[loyalFrom(question) - 1] ?? 0, first),
      n: first,
      table: {
        columns: [
          { key: 'purchase', fa: 'خرید', en: 'Purchase' },
          { key: 'customers', fa: 'مشتریان', en: 'Customers' },
          { key: 'ofFirst', fa: 'از نخستین خرید', en: 'Of the first' },
          { key: 'ofPrevious', fa: 'از خرید پیشین', en: 'Of the one before' },
        ],
        rows: reached.map((n, i) => [
          i + 1,
          n,
          divide(n, first).value,
          i === 0 ? null : divide(n, reached[i - 1] ?? 0).value,
        ]),
      },
    };
  },
  behind(question, cell) {
    const least =
      cell.part === 'numerator' ? loyalFrom(question) : cell.part === 'denominator' ? 1 : Number(cell.purchase);
    if (!Number.isInteger(least) || least < 1) return undefined;
    const params = new Params(question.tx.workspaceId);
    const sql = `select customer_id from ${perCustomer(question, params)} c where orders >= ${least}`;
    return { of: 'customers', sql, params: params.list };
  },
};
