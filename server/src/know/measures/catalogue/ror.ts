import { rorOf } from '@peyvand/science';
import { profileRows } from '../../profile/index.ts';
import { divide, finite, type Measure, sayWindow, shareOfPeople } from '../measure.ts';
import type { Question } from '../question.ts';
import { andPeople, customerOrders, isWhole, Params } from '../sources.ts';

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
    // years overlap: an order that is put into each of its twelve windows is sorted twelve times
    const { source, windows } = spans.orders();
    const through = (i: number) => (onlyBefore(question) ? `before${i}` : `(inside${i} > 1 or before${i})`);
    const each = windows.map(
      ({ inside, before }, i) =>
        `count(*) filter (where ${inside}) as inside${i}, coalesce(bool_or(${before}), false) as before${i}`,
    );
    const sums = windows.map(
      (_, i) =>
        `count(*) filter (where inside${i} > 0) as helped${i}, count(*) filter (where inside${i} > 0 and ${through(i)}) as repeat${i}`,
    );
    const [row] = await question.tx.query<Record<string, number>>(
      `select ${sums.join(', ')} from (select customer_id, ${each.join(', ')} from ${source} e group by customer_id) c`,
      spans.params.list,
    );
    return windows.map((_, i) => {
      const helped = row?.[`helped${i}`] ?? 0;
      return { ...divide(row?.[`repeat${i}`] ?? 0, helped), n: helped };
    });
  },
  behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    const sql = `select customer_id, 1 as value from ${buyers(question, params)} b where ${conditionOf(question, part)}`;
    return { of: 'customers', money: false, sql, params: params.list };
  },
};
