import { rorOf } from '@peyvand/science';
import { profileRows } from '../../profile/index.ts';
import { divide, type Figure, finite, type Measure, sayWindow, shareOfPeople } from '../measure.ts';
import type { Question } from '../question.ts';
import { andPeople, customerOrders, isWhole, Params } from '../sources.ts';
import { Spans } from '../spans.ts';

/** Everybody with an order until the end of the window: how many orders in it and in all, and whether one lies before it. */
function buyers(question: Question, params: Params): string {
  const { from, to } = question.window;
  if (from !== null && isWhole(question, { from: null, to })) {
    const start = params.day(from);
    return `(select customer_id, (last_day >= ${start})::int as inside, orders, first_day < ${start} as before from ${profileRows} p
      where workspace_id = $1 and orders > 0 ${andPeople(question, params)})`;
  }
  const start = from === null ? null : params.day(from);
  const inside = start === null ? 'count(*)' : `count(*) filter (where day >= ${start})`;
  return `(select customer_id, ${inside} as inside, count(*) as orders, ${start === null ? 'false' : `min(day) < ${start}`} as before
    from ${customerOrders(question, params, { from: null, to })} o group by customer_id)`;
}

/** Only who had bought before the window came through the relationship. */
const onlyBefore = (question: Question) => question.variant.has('before');
const cameThrough = (question: Question) => (onlyBefore(question) ? 'before' : 'orders > 1');

/** The condition on a buyer that makes a part. */
function conditionOf(question: Question, part: string): string {
  switch (part) {
    case 'numerator':
      return `inside > 0 and ${cameThrough(question)}`;
    case 'first-time':
      return `inside > 0 and not (${cameThrough(question)})`;
    case 'not-helped':
      return 'inside = 0';
    default:
      return 'inside > 0';
  }
}

/** Helped and through in each window, in order, by one row with the columns helped0, through0, helped1, … */
type Sums = Readonly<Record<string, number | null>>;

/** The figure of each window; whoever had an order that ended is counted order by order, all others by one row each. */
async function figuresOf(question: Question, spans: Spans): Promise<Figure[]> {
  const steady = await countSteady(question, spans);
  const rest: Sums = (steady.ended ?? 0) > 0 ? await countEnded(question, new Spans(question, spans.spans)) : {};
  return Array.from({ length: spans.count }, (_, i) => {
    const of = (name: string) => (steady[`${name}${i}`] ?? 0) + (rest[`${name}${i}`] ?? 0);
    return { ...divide(of('through'), of('helped')), n: of('helped') };
  });
}

async function countSteady(question: Question, spans: Spans): Promise<Sums> {
  const { source, windows } = spans.lives();
  const sums = windows.flatMap(({ inside, before }, i) => {
    const until = `(active & ${before | inside})`;
    const through = onlyBefore(question) ? `active & ${before} <> 0` : `(twice or ${until} & (${until} - 1) <> 0)`;
    const helped = `not ended and active & ${inside} <> 0`;
    return [
      `sum(people) filter (where ${helped})::bigint as helped${i}`,
      `sum(people) filter (where ${helped} and ${through})::bigint as through${i}`,
    ];
  });
  const [row] = await question.tx.query<Sums>(
    `select sum(people) filter (where ended)::bigint as ended, ${sums.join(', ')}
     from (select active, twice, ended, count(*) as people from ${source} l group by active, twice, ended) g`,
    spans.params.list,
  );
  return row ?? {};
}

async function countEnded(question: Question, spans: Spans): Promise<Sums> {
  const { source, windows } = spans.ordersOfEnded();
  const each = windows.map(
    ({ inside, before }, i) =>
      `count(*) filter (where ${inside}) as inside${i}, coalesce(bool_or(${before}), false) as before${i}`,
  );
  const through = (i: number) => (onlyBefore(question) ? `before${i}` : `(inside${i} > 1 or before${i})`);
  const sums = windows.map(
    (_, i) =>
      `count(*) filter (where inside${i} > 0) as helped${i}, count(*) filter (where inside${i} > 0 and ${through(i)}) as through${i}`,
  );
  const [row] = await question.tx.query<Sums>(
    `select ${sums.join(', ')} from (select customer_id, ${each.join(', ')} from ${source} e group by customer_id) c`,
    spans.params.list,
  );
  return row ?? {};
}

/** R-111, F1: the share of the customers helped in the window who came through the relationship. */
export const ror: Measure = {
  name: 'ror',
  title: { fa: 'بازده رابطه (ROR)', en: 'Return on relationship (ROR)' },
  unit: 'share',
  usual: 'year',
  variants: [{ key: 'before', fa: 'فقط کسانی که پیش از این بازه خرید کرده بودند', en: 'had bought before the window' }],
  parts: ['numerator', 'denominator', 'first-time', 'not-helped'],
  cellKeys: [],
  define: (question) => {
    const days = sayWindow(question);
    return onlyBefore(question)
      ? {
          fa: `از مشتریانی که ${days.fa} خرید کرده‌اند، سهم کسانی که پیش از این بازه هم خریدی داشتند؛ هر نفر یک بار. معرفی هنوز ثبت نمی‌شود و صفر است.`,
          en: `Of the customers who bought ${days.en}, the share who had bought before the window, each person once. Referrals are not recorded yet and count as none.`,
        }
      : {
          fa: `از مشتریانی که ${days.fa} خرید کرده‌اند، سهم کسانی که دوباره آمده‌اند (پیش از آن، یا بیش از یک بار در همین بازه) یا معرفی شده‌اند؛ هر نفر یک بار. خرید یعنی دست‌کم یک سفارش لغونشده. معرفی هنوز ثبت نمی‌شود و صفر است. خدمت بیشتر به‌خودی‌خود این سهم را بالا نمی‌برد، چون مخرج را هم بزرگ می‌کند.`,
          en: `Of the customers who bought ${days.en}, the share who came again (before it, or more than once within it) or were referred, each person once. Bought means at least one order that was not cancelled. Referrals are not recorded yet and count as none. Helping more does not by itself raise the share: it enlarges the denominator too.`,
        };
  },
  async find(question) {
    const params = new Params(question.tx.workspaceId);
    const [row] = await question.tx.query<{ helped: number; repeat: number; before: number; buyers: number }>(
      `select count(*) filter (where inside > 0) as helped, count(*) filter (where ${conditionOf(question, 'numerator')}) as repeat,
         count(*) filter (where inside > 0 and before) as before, count(*) as buyers from ${buyers(question, params)} b`,
      params.list,
    );
    const { helped = 0, repeat = 0, before = 0, buyers: all = 0 } = row ?? {};
    return {
      ...shareOfPeople(repeat, helped),
      n: helped,
      figures: {
        helped,
        repeatOnly: repeat,
        boughtBefore: before,
        referredOnly: 0,
        both: 0,
        buyers: all,
        oneIn: finite(rorOf(helped, repeat).oneIn),
        coverage: divide(helped, all).value,
      },
    };
  },
  async trend(question, spans) {
    const figures: Figure[] = [];
    for (const some of spans.inWords()) figures.push(...(await figuresOf(question, some)));
    return figures;
  },
  behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    const sql = `select customer_id, 1 as value from ${buyers(question, params)} b where ${conditionOf(question, part)}`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};
