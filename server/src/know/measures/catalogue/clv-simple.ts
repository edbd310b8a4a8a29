import { geometricClv, simpleClv } from '@peyvand/science';
import { finite, type Measure, sayWindow } from '../measure.ts';
import { Spans } from '../spans.ts';
import { aov, averageOrder, averageOrders } from './aov.ts';
import { repeatRate, repeatRates } from './repeat-rate.ts';

/** R-116, F3: AOV × (1 + repeat rate). Revenue, not profit: it is called a value only because the text does. */
export const clvSimple: Measure = {
  name: 'clv-simple',
  title: { fa: 'ارزش ساده (درآمد هر مشتری)', en: 'Simple value (revenue)' },
  unit: 'money',
  usual: 'all',
  variants: [
    { key: 'geometric', fa: 'تا پایان: میانگین سفارش ÷ (۱ − نرخ تکرار)', en: 'to the end: AOV ÷ (1 − repeat rate)' },
    { key: 'gross', fa: 'بدون کم کردن برگشتی‌ها', en: 'returns not deducted' },
  ],
  parts: ['numerator', 'denominator', 'repeaters', 'buyers'],
  cellKeys: [],
  define: (question) => {
    const days = sayWindow(question);
    return question.variant.has('geometric')
      ? {
          fa: `میانگین ارزش سفارش ÷ (۱ − نرخ خرید دوباره)، ${days.fa}: هر سفارش با همان احتمال تکرار می‌شود، تا پایان. درآمد است، نه سود.`,
          en: `AOV ÷ (1 − repeat rate), ${days.en}: each order is repeated with the same chance, to the end. Revenue, not profit.`,
        }
      : {
          fa: `میانگین ارزش سفارش × (۱ + نرخ خرید دوباره)، ${days.fa}: یک سفارش و حداکثر یک تکرار. درآمد است، نه سود.`,
          en: `AOV × (1 + repeat rate), ${days.en}: one order and at most one repeat. Revenue, not profit.`,
        };
  },
  async find(question) {
    const { revenue, orders } = await averageOrder(question);
    const rate = await repeatRate.find(question);
    if (orders === 0 || rate.value === null) return { value: null, numerator: revenue, denominator: orders, n: rate.n };
    const geometric = question.variant.has('geometric');
    const mean = Number(revenue) / orders;
    return {
      value: finite((geometric ? geometricClv : simpleClv)(mean, rate.value)),
      numerator: revenue,
      denominator: orders,
      n: rate.n,
      figures: { aov: mean, repeatRate: rate.value, repeaters: rate.numerator, buyers: rate.denominator },
    };
  },
  async trend(question, spans) {
    const averages = await averageOrders(question, spans);
    const rates = await repeatRates(question, new Spans(question, spans.spans));
    const formula = question.variant.has('geometric') ? geometricClv : simpleClv;
    return averages.map(({ revenue, orders }, i) => {
      const rate = rates[i]?.value ?? null;
      const value = orders === 0 || rate === null ? null : finite(formula(Number(revenue) / orders, rate));
      return { value, numerator: revenue, denominator: orders, n: rates[i]?.n ?? 0 };
    });
  },
  behind: (question, part) =>
    part === 'repeaters' || part === 'buyers'
      ? repeatRate.behind(question, part === 'repeaters' ? 'numerator' : 'denominator')
      : aov.behind(question, part),
};
