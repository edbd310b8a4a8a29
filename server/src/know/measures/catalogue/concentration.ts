import { concentrationCurve, customersBringing, gini, topShare } from '@peyvand/science';
import { finite, isGrossWords, type Measure, type Question, sayWindow } from '../measure.ts';
import { Params, perCustomer, readColumn } from '../sources.ts';

const steps = 20;

function topFifth(question: Question, params: Params): string {
  return `(select customer_id, row_number() over (order by value desc, customer_id) as place, count(*) over () as n
    from ${perCustomer(question, params)} c)`;
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
  define: (question) => {
    const basis = isGrossWords(question);
    const days = sayWindow(question);
    return question.variant.has('gini')
      ? {
          fa: `شاخص جینی خرید مشتریان ${days.fa}؛ ${basis.fa}. صفر یعنی همه یکسان، نزدیک یک یعنی همه از یک نفر. مشتری با خرید صفر هم شمرده می‌شود و مانده‌های منفی بریده نمی‌شوند.`,
          en: `Gini index of what customers spent ${days.en}; ${basis.en}. 0: all equal; near 1: all from one. Customers with 0 spend are included, negative balances are not clipped.`,
        }
      : {
          fa: `سهم ۲۰٪ پرخریدترین مشتریان از کل خرید، ${days.fa}؛ ${basis.fa}. ۸۰/۲۰ فرضی است که باید سنجیده شود؛ این عدد خود شماست.`,
          en: `Share of all spending that the best 20 % of customers bring, ${days.en}; ${basis.en}. 80/20 is a hypothesis to be measured: this is your own figure.`,
        };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const values = await readColumn(question, `select value from ${perCustomer(question, params)} c`, params, 'value');
    const total = values.reduce((sum, value) => sum + value, 0);
    const top = topShare(values, 0.2);
    const curve = concentrationCurve(values, steps);
    const asked = question.variant.has('gini') ? gini(values) : top;
    return {
      value: finite(asked),
      numerator: finite(Math.round(top * total)),
      denominator: total,
      n: values.length,
      figures: {
        gini: finite(gini(values)),
        top20Share: finite(top),
        bringing80: finite(customersBringing(values, 0.8)),
      },
      table: {
        columns: [
          { key: 'customers', fa: 'سهم مشتریان، پرخریدترین‌ها نخست', en: 'Share of customers, best first' },
          { key: 'value', fa: 'سهم از فروش', en: 'Share of sales' },
        ],
        rows: Array.from(curve.customers, (share, i) => [share, finite(curve.value[i] ?? Number.NaN)]),
      },
    };
  },
  behind(question, { part }) {
    if (part !== 'numerator' && part !== 'denominator') return undefined;
    const params = new Params(question.tx.workspaceId);
    const fifth = part === 'numerator' ? 'where place <= ceil(0.2 * n)' : '';
    return {
      of: 'customers',
      sql: `select customer_id from ${topFifth(question, params)} c ${fifth}`,
      params: params.list,
    };
  },
};
