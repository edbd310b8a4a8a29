import { customersBringing, gini } from '@peyvand/science';
import { type Cell, divideMoney, finite, isGrossWords, type Measure, sayWindow, sumOf } from '../measure.ts';
import type { Question } from '../question.ts';
import { addsUpExactly, Params, perCustomer, readColumn } from '../sources.ts';
import { eachPlace, readPlaces } from '../spans.ts';

/** Shares of customers at which the curve is told: close where it bends. */
const steps = [0.01, 0.02, 0.03, 0.05, 0.075, ...Array.from({ length: 19 }, (_, i) => (i + 2) / 20), 1];
const fifth = 0.2;

/** How many customers a share of n is; q × n of a whole number may come out a hair above it. */
const topOf = (share: number, n: number) => Math.ceil(share * n - 1e-9);

/** Everybody by what they brought, best first: place, n. */
function ranked(question: Question, params: Params): string {
  return `(select customer_id, value, row_number() over (order by value desc, customer_id) as place, count(*) over () as n
    from ${perCustomer(question, params)} c)`;
}

/** How much the first so many bring, and all, exactly. */
async function sumsOf(question: Question, top: number) {
  const params = new Params(question.tx.workspaceId);
  const source = ranked(question, params);
  const [row] = await question.tx.query<{ top: string | null; total: string | null }>(
    `select sum(value) filter (where place <= ${params.add(top)})::text as top, sum(value)::text as total from ${source} c`,
    params.list,
  );
  return { top: sumOf(row?.top), total: sumOf(row?.total) };
}

/** The share of customers that a cell names, 0 to 1. */
function shareOfCell({ customers }: Cell): number | undefined {
  const share = Number(customers);
  return customers !== undefined && customers !== '' && share >= 0 && share <= 1 ? share : undefined;
}

/** How much the best fifth of the customers bring; with the Gini index and the curve. */
export const concentration: Measure = {
  name: 'concentration',
  title: { fa: 'تمرکز فروش (۸۰/۲۰)', en: 'Concentration (80/20)' },
  unit: 'share',
  usual: 'all',
  variants: [
    { key: 'gini', fa: 'شاخص جینی به‌جای سهم بیست درصد', en: 'the Gini index instead of the share of a fifth' },
    {
      key: 'gross',
      fa: 'بدون کم کردن برگشتی‌ها، فقط سفارش‌های بالای صفر',
      en: 'returns not deducted, only orders above 0',
    },
  ],
  parts: ['numerator', 'denominator'],
  cellKeys: ['customers'],
  define: (question) => {
    const basis = isGrossWords(question);
    const days = sayWindow(question);
    return question.variant.has('gini')
      ? {
          fa: `شاخص جینی خرید مشتریان ${days.fa}؛ ${basis.fa}. صفر یعنی همه یکسان، نزدیک یک یعنی همه از یک نفر. مشتری با خرید صفر هم شمرده می‌شود و مانده‌های منفی بریده نمی‌شوند. اگر جمع خرید صفر یا منفی باشد، تعریف نمی‌شود.`,
          en: `Gini index of what customers spent ${days.en}; ${basis.en}. 0: all equal; near 1: all from one. Customers with 0 spend are included, negative balances are not clipped. Of a total of 0 or less it is not defined.`,
        }
      : {
          fa: `سهم ۲۰٪ پرخریدترین مشتریان از کل خرید، ${days.fa}؛ ${basis.fa}. ۸۰/۲۰ فرضی است که باید سنجیده شود؛ این عدد خود شماست. اگر جمع خرید صفر یا منفی باشد، سهمی تعریف نمی‌شود.`,
          en: `Share of all spending that the best 20 % of customers bring, ${days.en}; ${basis.en}. 80/20 is a hypothesis to be measured: this is your own figure. Of a total of 0 or less there are no shares.`,
        };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const values = await readColumn(question, `select value from ${perCustomer(question, params)} c`, params, 'value');
    const n = values.length;
    const best = values.sort().reverse();
    const running = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) running[i + 1] = (running[i] ?? 0) + (best[i] ?? 0);
    const first = topOf(fifth, n);
    const { top, total } = addsUpExactly(best)
      ? { top: running[first] ?? 0, total: running[n] ?? 0 }
      : await sumsOf(question, first);
    const whole = Number(total);
    const defined = whole > 0;
    const index = defined ? finite(gini(best)) : null;
    const asked = question.variant.has('gini')
      ? { value: index, ...giniParts(best, index, total) }
      : divideMoney(top, total);
    const tops = [...new Set([0, ...steps.map((share) => topOf(share, n))])].filter((one) => n > 0 && one <= n);
    return {
      ...asked,
      n,
      figures: {
        gini: index,
        top20Share: divideMoney(top, total).value,
        bringing80: defined ? finite(customersBringing(best, 0.8)) : null,
        below0: best.reduce((count, value) => count + (value < 0 ? 1 : 0), 0),
      },
      table: {
        columns: [
          { key: 'customers', fa: 'سهم مشتریان، پرخریدترین‌ها نخست', en: 'Share of customers, best first' },
          { key: 'value', fa: 'سهم از فروش', en: 'Share of sales' },
        ],
        rows: tops.map((one) => [one / n, defined ? (running[one] ?? 0) / whole : null]),
        cell: 'customers:{customers}',
      },
    };
  },
  async trend(question, spans) {
    if (question.variant.has('gini')) return undefined;
    const persons = `select place, customer_id, sum(value) as value from ${spans.within({ known: true })} e group by place, customer_id`;
    const ranks = `select place, value, row_number() over (partition by place order by value desc, customer_id) as rank,
      count(*) over (partition by place) as n from (${persons}) p`;
    const rows = await readPlaces<{ place: number; top: string | null; total: string; n: number }>(
      question,
      spans,
      `select place, (sum(value) filter (where rank <= ceil(${fifth}::float8 * n - 1e-9)))::text as top, sum(value)::text as total,
         count(*) as n from (${ranks}) r group by place`,
    );
    return eachPlace(spans, (place) => {
      const row = rows.get(place);
      return { ...divideMoney(sumOf(row?.top), sumOf(row?.total)), n: row?.n ?? 0 };
    });
  },
  async findCell(question, cell) {
    const share = shareOfCell(cell);
    if (share === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const [row] = await question.tx.query<{ n: number }>(
      `select count(*) as n from ${perCustomer(question, params)} c`,
      params.list,
    );
    const people = topOf(share, row?.n ?? 0);
    const { top, total } = await sumsOf(question, people);
    const percent = Math.round(share * 1000) / 10;
    return {
      ...divideMoney(top, total),
      n: people,
      unit: 'share',
      title: { fa: `${percent}٪ پرخریدترین مشتریان`, en: `the best ${percent} % of customers` },
    };
  },
  behind(question, part, cell) {
    const share = cell === undefined ? fifth : shareOfCell(cell);
    if (share === undefined) return undefined;
    const params = new Params(question.tx.workspaceId);
    const source = ranked(question, params);
    // the Gini index weighs each customer by her place: half of the weights are negative, and equal customers come to 0
    if (cell === undefined && part === 'numerator' && question.variant.has('gini')) {
      const sql = `select customer_id, (n + 1 - 2 * place) * value / n::numeric as value from ${source} c`;
      return { of: 'customers', money: true, sql, params: params.list };
    }
    const which = part === 'numerator' ? `where place <= ceil(${params.add(share)}::float8 * n - 1e-9)` : '';
    return {
      of: 'customers',
      money: true,
      sql: `select customer_id, value from ${source} c ${which}`,
      params: params.list,
    };
  },
};

/** The Gini index as a quotient: what everybody brought, weighed by her place, over what all brought. */
function giniParts(best: Float64Array, index: number | null, total: ReturnType<typeof sumOf>) {
  const n = best.length;
  const weighed = best.reduce((sum, value, i) => sum + ((n - 1 - 2 * i) * value) / n, 0);
  return { numerator: index === null ? null : weighed, denominator: total };
}
