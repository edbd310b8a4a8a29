import { addDays } from '@peyvand/kernel/calendar';
import type { Words } from '@peyvand/kernel/refusal';
import { retentionMeasures } from '@peyvand/science';
import { sayRule, sayWhyNot } from '../../profile/index.ts';
import { divide, type Found, type Measure, type Question, sayDay } from '../measure.ts';
import { countMovement, customerRuleOf, movementBehind, ruleVariants, whyNoChances } from '../movement.ts';

/** Not defined by the rule of chances, and why. */
async function untold(question: Question): Promise<Found> {
  const why = await whyNoChances(question);
  return {
    ...{ value: null, numerator: null, denominator: null, n: 0 },
    figures: { missing: 'fit', ...(why !== null && { why: sayWhyNot(why) }) },
  };
}

/** The day before the window, in words. */
function startOf(question: Question): Words {
  const { from } = question.window;
  return from === null
    ? { fa: 'پیش از آغاز', en: 'the day before the beginning' }
    : sayDay(question, addDays(from, -1));
}

async function figuresOf(question: Question) {
  const counts = await countMovement(question);
  if (counts === undefined) return undefined;
  const { start, end, stayed, fresh, reactivated } = counts;
  const flow = retentionMeasures({ start, won: fresh, lost: start - stayed, reactivated });
  // S + N + reactivated − lost = E, or the counts were not taken under one rule
  if (flow.end !== end) throw new Error(`S + N + reactivated - lost is ${flow.end} and not E = ${end}`);
  const lost = start - stayed;
  const { average } = flow;
  return { start, stayed, lost, average, figures: { ...counts, lost, average, rule: customerRuleOf(question) } };
}

/** R-114, F2: of the customers at the start, the share who are customers at the end. */
export const retention: Measure = {
  name: 'retention',
  title: { fa: 'نگهداشت مشتری', en: 'Retention' },
  unit: 'share',
  usual: 'year',
  variants: [
    ...ruleVariants,
    {
      key: 'seedRatio',
      fa: 'نگهداشت بر میانگین مشتریان (نوشتهٔ اصلی)',
      en: 'retention on the average base (article)',
    },
  ],
  define: (question) => {
    const rule = sayRule(customerRuleOf(question));
    const start = startOf(question);
    const end = sayDay(question, addDays(question.window.to, -1));
    return question.variant.has('seedRatio')
      ? {
          fa: `ماندگان ÷ میانگین مشتریان آغاز و پایان. نوشتهٔ اصلی این نسبت را «ریزش» نامیده است؛ متمم آن دقیقاً ریزش نیست. مشتری کسی است که ${rule.fa}.`,
          en: `Stayed ÷ the average of customers at the start and the end. The article calls this ratio attrition; its complement is not exactly the attrition. A customer: ${rule.en}.`,
        }
      : {
          fa: `از مشتریان ${start.fa}، سهم کسانی که در پایان ${end.fa} هم مشتری‌اند. مشتری کسی است که ${rule.fa}. بازگشتگان جدا شمرده می‌شوند.`,
          en: `Of the customers on ${start.en}, the share who are still customers at the end of ${end.en}. A customer: ${rule.en}. Those who came back are counted apart.`,
        };
  },
  async find(question) {
    const found = await figuresOf(question);
    if (found === undefined) return untold(question);
    const { start, stayed, average, figures } = found;
    return { ...divide(stayed, question.variant.has('seedRatio') ? average : start), n: start, figures };
  },
  behind: (question, { part }) =>
    movementBehind(question, part === 'numerator' ? 'stayed' : part === 'denominator' ? 'start' : part),
};

/** R-114, F2: lost in the window ÷ average customers; variants over the start, and the article's ratio. */
export const attrition: Measure = {
  name: 'attrition',
  title: { fa: 'نرخ ریزش (سایش)', en: 'Attrition' },
  unit: 'share',
  usual: 'year',
  variants: [
    ...ruleVariants,
    { key: 'cohort', fa: 'ریزش بر مشتریان آغاز بازه', en: 'lost ÷ customers at the start' },
    {
      key: 'seedRatio',
      fa: 'ماندگان بر میانگین (نوشتهٔ اصلی؛ نگهداشت است، نه ریزش)',
      en: 'stayed ÷ average (article; a retention, not an attrition)',
    },
  ],
  define: (question) => {
    const rule = sayRule(customerRuleOf(question));
    const divided = question.variant.has('cohort')
      ? { fa: 'مشتریان آغاز بازه', en: 'customers at the start' }
      : { fa: 'میانگین مشتریان آغاز و پایان', en: 'the average of customers at the start and the end' };
    if (question.variant.has('seedRatio'))
      return {
        fa: `ماندگان ÷ میانگین مشتریان آغاز و پایان: آنچه نوشتهٔ اصلی «نرخ سایش» خوانده است و در واقع گونه‌ای نگهداشت است. مشتری کسی است که ${rule.fa}.`,
        en: `Stayed ÷ the average of customers at the start and the end: what the article prints as attrition, and is a kind of retention. A customer: ${rule.en}.`,
      };
    return {
      fa: `از دست‌رفتگان بازه ÷ ${divided.fa}. از دست‌رفته کسی است که در آغاز مشتری بود و در پایان نیست. مشتری کسی است که ${rule.fa}. «۱۰۰ منهای ریزش» با نگهداشت یکی نیست، مگر در گونهٔ آغاز بازه.`,
      en: `Lost in the window ÷ ${divided.en}. Lost: a customer at the start and none at the end. A customer: ${rule.en}. "100 minus attrition" is the retention only in the variant over the start.`,
    };
  },
  async find(question) {
    const found = await figuresOf(question);
    if (found === undefined) return untold(question);
    const { start, stayed, lost, average, figures } = found;
    const quotient = question.variant.has('seedRatio')
      ? divide(stayed, average)
      : divide(lost, question.variant.has('cohort') ? start : average);
    return { ...quotient, n: start, figures };
  },
  behind(question, { part }) {
    const numerator = question.variant.has('seedRatio') ? 'stayed' : 'lost';
    return movementBehind(question, part === 'numerator' ? numerator : part === 'denominator' ? 'start' : part);
  },
};
