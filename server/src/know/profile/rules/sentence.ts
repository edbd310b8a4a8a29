import { toPersianDigits } from '@peyvand/kernel/digits';
import type { Words } from '@peyvand/kernel/refusal';
import type { Stage } from './lifecycle.ts';

/** What the sentence is written from. */
export interface Relationship {
  readonly stage: Stage;
  /** Key of the RFM segment whose chip stands beside the sentence; null while there is none. */
  readonly segment: string | null;
  readonly transactions: number;
  readonly recencyDays: number | null;
  /** Mean days between purchase days. */
  readonly usualGap: number | null;
  /** Null where nothing may be foretold of persons. */
  readonly pAlive: number | null;
  /** Money score 1 to 5. */
  readonly m: number | null;
}

export interface Reason extends Words {
  /** The fact that it is read from. */
  readonly fact: string;
}

/** «حال رابطه»: how the relationship stands, in one sentence of each language, and why it says so. */
export function sayRelationship(who: Relationship): Words & { reasons: Reason[] } {
  const head = headOf(who);
  const valuable =
    who.m === 5 && who.stage !== 'ended'
      ? { fa: '؛ از باارزش‌ترین مشتریان شماست.', en: ', and among your most valuable.' }
      : { fa: '.', en: '.' };
  return {
    fa: `${head.fa}${valuable.fa}`,
    en: `${head.en}${valuable.en}`,
    reasons: reasonsOf(who).map(({ fa, en, fact }) => ({ fa: toPersianDigits(fa), en, fact })),
  };
}

const heads: Readonly<Record<Stage, Words>> = {
  prospect: { fa: 'هنوز خریدی نکرده است', en: 'Has not bought yet' },
  new: { fa: 'تازه با شما آشنا شده است', en: 'Has just got to know you' },
  active: { fa: 'گرم است', en: 'The relationship is warm' },
  'at-risk': { fa: 'رو به سردی است', en: 'The relationship is cooling' },
  lapsed: { fa: 'مدت‌هاست خبری از او نیست', en: 'Has not been heard of for long' },
  'won-back': { fa: 'پس از وقفه‌ای بلند بازگشته است', en: 'Has come back after a long pause' },
  ended: { fa: 'به خواست خودش پایان یافته است', en: 'The relationship ended as asked' },
};

/** Stages that go by her own habit, and segments that go by what the others did: how each sees her. */
const stageSees: Readonly<Record<Stage, 'near' | 'away' | null>> = {
  prospect: null,
  new: 'near',
  active: 'near',
  'at-risk': 'away',
  lapsed: 'away',
  'won-back': 'near',
  ended: null,
};
const segmentSees: Readonly<Record<string, 'near' | 'away'>> = {
  champions: 'near',
  loyal: 'near',
  'potential-loyalist': 'near',
  new: 'near',
  promising: 'near',
  'about-to-sleep': 'away',
  'cannot-lose': 'away',
  'at-risk': 'away',
  hibernating: 'away',
};

/**
 * The one rule for the sentence and the chip beside it: both are told what the other says. Where her own habit and the
 * comparison with others disagree, the sentence says that they do and why, in place of the plain head.
 */
function headOf({ stage, segment, transactions }: Relationship): Words {
  const own = stageSees[stage];
  const others = segment === null ? undefined : segmentSees[segment];
  if (own === null || others === undefined || own === others) return heads[stage];
  if (own === 'away')
    return {
      fa: 'نسبت به آهنگ خودش دیر کرده است، هرچند هنوز از بیشتر مشتریان تازه‌تر خریده است',
      en: 'Late by her own rhythm, though she bought more recently than most',
    };
  return transactions === 1
    ? {
        fa: 'یک خرید کرده و هنوز دیر نشده است، هرچند بیشتر مشتریان پس از او خریده‌اند',
        en: 'Bought once and is not late yet, though most customers have bought since',
      }
    : {
        fa: 'به آهنگ خودش هنوز دیر نکرده است، هرچند بیشتر مشتریان پس از او خریده‌اند',
        en: 'Not late by her own rhythm yet, though most customers have bought since',
      };
}

/** From here on her silence is said in her own gaps. */
const manyGaps = 1.5;
/** A chance above it says that she is still there, below its complement that she is not. */
const likely = 0.65;

function reasonsOf(who: Relationship): Reason[] {
  const reasons: Reason[] = [];
  const { recencyDays, usualGap, pAlive, transactions, stage } = who;
  if (transactions === 1) reasons.push({ fa: 'یک بار خرید کرده است', en: 'bought once', fact: 'transactions' });
  if (transactions > 1)
    reasons.push({
      fa: `در ${transactions} روز جدا خرید کرده است`,
      en: `bought on ${transactions} different days`,
      fact: 'transactions',
    });
  if (usualGap !== null) {
    const days = Math.max(1, Math.round(usualGap));
    const every = days === 1 ? 'day' : `${days} days`;
    reasons.push({
      fa: days === 1 ? 'معمولاً هر روز می‌خرد' : `معمولاً هر ${days} روز می‌خرد`,
      en: `usually buys every ${every}`,
      fact: 'usualGap',
    });
  }
  if (recencyDays !== null) reasons.push(silence(recencyDays, usualGap));
  if (pAlive !== null) {
    // nobody is certain of a person: a rounded 100 % or 0 % would say so
    const percent = Math.min(99, Math.max(1, Math.round(pAlive * 100)));
    const own = stageSees[stage];
    const against = (own === 'away' && pAlive >= likely) || (own === 'near' && pAlive <= 1 - likely);
    reasons.push({
      fa: `${against ? 'با این حال ' : ''}به احتمال ${percent}٪ هنوز مشتری شماست`,
      en: `${against ? 'yet ' : ''}${percent} % likely to be still a customer`,
      fact: 'pAlive',
    });
  }
  return reasons;
}

function silence(recencyDays: number, usualGap: number | null): Reason {
  if (recencyDays === 0) return { fa: 'امروز خرید کرد', en: 'bought today', fact: 'recencyDays' };
  const gaps = usualGap === null || usualGap < 1 ? null : recencyDays / usualGap;
  const times = gaps === null || gaps < manyGaps ? null : gaps < 10 ? Math.round(gaps * 2) / 2 : Math.round(gaps);
  return {
    fa: `${recencyDays} روز از آخرین خریدش گذشته است${times === null ? '' : ` (${String(times).replace('.', '٫')} برابر فاصلهٔ معمولش)`}`,
    en: `it is ${recencyDays} ${recencyDays === 1 ? 'day' : 'days'} since the last purchase${times === null ? '' : ` (${times} times the usual gap)`}`,
    fact: 'recencyDays',
  };
}
