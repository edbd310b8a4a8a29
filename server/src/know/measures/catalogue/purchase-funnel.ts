import { type Cell, divide, type Measure, sayWindow, shareOfPeople } from '../measure.ts';
import type { Question } from '../question.ts';
import { isGross, Params, perCustomer } from '../sources.ts';
import { eachPlace, readPlaces } from '../spans.ts';

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
  parts: ['numerator', 'denominator'],
  cellKeys: ['purchase'],
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
    const reached = await countSteps(question);
    const first = reached[0] ?? 0;
    return {
      ...shareOfPeople(reached[loyalFrom(question) - 1] ?? 0, first),
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
        cell: 'purchase:{purchase}',
      },
    };
  },
  async trend(question, spans) {
    const buyers = `select place, customer_id, count(*) as orders from ${spans.within({ known: true })} e where is_order group by place, customer_id`;
    const rows = await readPlaces<{ place: number; reached: number; n: number }>(
      question,
      spans,
      `select place, count(*) filter (where orders >= ${loyalFrom(question)}) as reached, count(*) as n from (${buyers}) b group by place`,
    );
    return eachPlace(spans, (place) => {
      const { reached = 0, n = 0 } = rows.get(place) ?? {};
      return { ...divide(reached, n), n };
    });
  },
  async findCell(question, cell) {
    const step = stepOf(question, cell);
    if (step === undefined) return undefined;
    const reached = await countSteps(question);
    const first = reached[0] ?? 0;
    return {
      ...divide(reached[step - 1] ?? 0, first),
      n: first,
      unit: 'share',
      title: { fa: `رسیدگان به خرید ${step}`, en: `who reached purchase ${step}` },
    };
  },
  behind(question, part, cell) {
    const step = cell === undefined ? loyalFrom(question) : stepOf(question, cell);
    if (step === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const least = part === 'numerator' ? step : 1;
    const sql = `select customer_id, 1 as value from ${perCustomer(question, params)} c where orders >= ${least}`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};

/** How many customers reached each purchase. */
async function countSteps(question: Question): Promise<number[]> {
  const params = new Params(question.tx.workspaceId);
  const counts = Array.from({ length: steps(question) }, (_, i) => `count(*) filter (where orders > ${i})`);
  const [row] = await question.tx.query<{ reached: number[] }>(
    `select array[${counts.join(', ')}] as reached from ${perCustomer(question, params)} c`,
    params.list,
  );
  return row?.reached ?? [];
}

function stepOf(question: Question, { purchase }: Cell): number | undefined {
  const step = Number(purchase);
  return Number.isInteger(step) && step >= 1 && step <= steps(question) ? step : undefined;
}
