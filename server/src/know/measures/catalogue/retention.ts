import { addDays } from '@peyvand/kernel/calendar';
import type { Words } from '@peyvand/kernel/refusal';
import { retentionMeasures } from '@peyvand/science';
import { sayRule, sayWhyNot } from '../../profile/index.ts';
import { type Behind, divide, type Figure, type Found, type Measure, sayDay, shareOfPeople } from '../measure.ts';
import {
  type Counts,
  countMovement,
  countMovements,
  customerRuleOf,
  movementBehind,
  movementParts,
  ruleVariants,
  whyNoChances,
} from '../movement.ts';
import type { Question } from '../question.ts';
import type { Spans } from '../spans.ts';

/** Parts of both measures: their own two, and the parts of the movement. */
const parts = ['numerator', 'denominator', ...movementParts];

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
  return counts === undefined ? undefined : movementOf(question, counts);
}

function movementOf(question: Question, counts: Counts) {
  const { start, end, stayed, fresh, reactivated } = counts;
  const flow = retentionMeasures({ start, won: fresh, lost: start - stayed, reactivated });
  // S + N + reactivated − lost = E, or the counts were not taken under one rule
  if (flow.end !== end) throw new Error(`S + N + reactivated - lost is ${flow.end} and not E = ${end}`);
  const lost = start - stayed;
  const { average } = flow;
  return { start, stayed, lost, average, figures: { ...counts, lost, average, rule: customerRuleOf(question) } };
}

/** Whether attrition is told of those at the start: when asked for, and where a rate on the average would pass 100 %. */
const onStart = (question: Question, { lost, average }: { lost: number; average: number }) =>
  question.variant.has('cohort') || lost > average;

/** The trend of one of both measures: its figure in each window. */
async function trendOf(
  question: Question,
  spans: Spans,
  figure: (question: Question, movement: ReturnType<typeof movementOf>) => Omit<Found, 'n'>,
): Promise<Figure[] | undefined> {
  const counts = await countMovements(question, spans);
  return counts?.map((one) => {
    const movement = movementOf(question, one);
    const { value, numerator, denominator } = ofThoseAtStart(figure(question, movement), movement.start);
    return { value, numerator, denominator, n: movement.start };
  });
}

function retentionFigure(question: Question, { stayed, average, start }: ReturnType<typeof movementOf>) {
  return question.variant.has('seedRatio') ? divide(stayed, average) : shareOfPeople(stayed, start);
}

function attritionFigure(question: Question, movement: ReturnType<typeof movementOf>) {
  const { stayed, lost, average, start } = movement;
  if (question.variant.has('seedRatio')) return divide(stayed, average);
  return onStart(question, movement) ? shareOfPeople(lost, start) : divide(lost, average);
}

/** Nobody at the start can stay or leave: the figure is then not defined, and never 0. */
function ofThoseAtStart<F extends Omit<Found, 'n'>>(found: F, start: number): F {
  return start === 0 ? { ...found, value: null } : found;
}

function behindPart(
  question: Question,
  part: string,
  numerator: string,
  denominator: string,
): Promise<Behind | undefined> {
  return movementBehind(question, part === 'numerator' ? numerator : part === 'denominator' ? denominator : part);
}

function defineOnStart(question: Question): Words {
  const rule = sayRule(customerRuleOf(question));
  return {
    fa: `از دست‌رفتگان بازه ÷ مشتریان آغاز بازه. در این بازه بیش از میانگین آغاز و پایان از دست رفته‌اند و نرخ بر آن میانگین از ۱۰۰٪ می‌گذرد؛ پس سهم از مشتریان آغاز پیش می‌آید. مشتری کسی است که ${rule.fa}.`,
    en: `Lost in the window ÷ customers at the start. More were lost than the average of start and end, and a rate on that average would pass 100 %: the share of those at the start comes first. A customer: ${rule.en}.`,
  };
}

/** R-114, F2: of the customers at the start, the share who are customers at the end. */
export const retention: Measure = {
  name: 'retention',
  title: { fa: 'ماندگاری مشتری', en: 'Retention' },
  unit: 'share',
  usual: 'year',
  variants: [
    ...ruleVariants,
    {
      key: 'seedRatio',
      fa: 'ماندگاری بر میانگین مشتریان (نوشتهٔ اصلی)',
      en: 'retention on the average base (article)',
    },
  ],
  parts,
  cellKeys: [],
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
    const { start, lost, average } = found;
    // the attrition of the same people stands beside it: both have the same customers at the start under them
    const figures = {
      ...found.figures,
      attrition: start === 0 ? null : divide(lost, start).value,
      attritionOnAverage: divide(lost, average).value,
    };
    return { ...ofThoseAtStart(retentionFigure(question, found), start), n: start, figures };
  },
  trend: (question, spans) => trendOf(question, spans, retentionFigure),
  behind: (question, part) =>
    behindPart(question, part, 'stayed', question.variant.has('seedRatio') ? 'average' : 'start'),
};

/** R-114, F2: lost in the window ÷ average customers; variants over the start, and the article's ratio. */
export const attrition: Measure = {
  name: 'attrition',
  title: { fa: 'نرخ ریزش', en: 'Attrition' },
  unit: 'share',
  usual: 'year',
  variants: [
    ...ruleVariants,
    { key: 'cohort', fa: 'ریزش بر مشتریان آغاز بازه', en: 'lost ÷ customers at the start' },
    {
      key: 'seedRatio',
      fa: 'ماندگان بر میانگین (نوشتهٔ اصلی؛ ماندگاری است، نه ریزش)',
      en: 'stayed ÷ average (article; a retention, not an attrition)',
    },
  ],
  parts,
  cellKeys: [],
  define: (question) => {
    const rule = sayRule(customerRuleOf(question));
    const divided = question.variant.has('cohort')
      ? { fa: 'مشتریان آغاز بازه', en: 'customers at the start' }
      : { fa: 'میانگین مشتریان آغاز و پایان', en: 'the average of customers at the start and the end' };
    if (question.variant.has('seedRatio'))
      return {
        fa: `ماندگان ÷ میانگین مشتریان آغاز و پایان: آنچه نوشتهٔ اصلی «نرخ سایش» خوانده است و در واقع گونه‌ای ماندگاری است. مشتری کسی است که ${rule.fa}.`,
        en: `Stayed ÷ the average of customers at the start and the end: what the article prints as attrition, and is a kind of retention. A customer: ${rule.en}.`,
      };
    return {
      fa: `از دست‌رفتگان بازه ÷ ${divided.fa}. از دست‌رفته کسی است که در آغاز مشتری بود و در پایان نیست. مشتری کسی است که ${rule.fa}. «۱۰۰ منهای ریزش» با ماندگاری یکی نیست، مگر در گونهٔ آغاز بازه.`,
      en: `Lost in the window ÷ ${divided.en}. Lost: a customer at the start and none at the end. A customer: ${rule.en}. "100 minus attrition" is the retention only in the variant over the start.`,
    };
  },
  async find(question) {
    const found = await figuresOf(question);
    if (found === undefined) return untold(question);
    const { start, lost, average } = found;
    const figures = { ...found.figures, onAverage: start === 0 ? null : divide(lost, average).value };
    const asked = question.variant.has('cohort') || question.variant.has('seedRatio');
    const instead = !asked && onStart(question, found) ? { definition: defineOnStart(question) } : {};
    return { ...ofThoseAtStart(attritionFigure(question, found), start), n: start, figures, ...instead };
  },
  trend: (question, spans) => trendOf(question, spans, attritionFigure),
  async behind(question, part) {
    if (question.variant.has('seedRatio')) return behindPart(question, part, 'stayed', 'average');
    const found = await figuresOf(question);
    return behindPart(question, part, 'lost', found === undefined || onStart(question, found) ? 'start' : 'average');
  },
};
