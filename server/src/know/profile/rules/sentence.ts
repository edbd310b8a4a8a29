import { toPersianDigits } from '@peyvand/kernel/digits';
import type { Words } from '@peyvand/kernel/refusal';
import type { Stage } from './lifecycle.ts';

/** What the sentence is written from. */
export interface Relationship {
  readonly stage: Stage;
  readonly transactions: number;
  readonly recencyDays: number | null;
  /** Mean days between purchase days. */
  readonly usualGap: number | null;
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
  const head = heads[who.stage];
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
  active: { fa: 'رابطه گرم است', en: 'The relationship is warm' },
  'at-risk': { fa: 'رابطه رو به سردی است', en: 'The relationship is cooling' },
  lapsed: { fa: 'مدت‌هاست خبری از او نیست', en: 'Has not been heard of for long' },
  'won-back': { fa: 'پس از وقفه‌ای بلند بازگشته است', en: 'Has come back after a long pause' },
  ended: { fa: 'رابطه به خواست خودش پایان یافته است', en: 'The relationship ended as asked' },
};

function reasonsOf(who: Relationship): Reason[] {
  const reasons: Reason[] = [];
  const { recencyDays, usualGap, pAlive, transactions } = who;
  if (transactions === 1) reasons.push({ fa: 'یک بار خرید کرده است', en: 'bought once', fact: 'transactions' });
  if (transactions > 1)
    reasons.push({
      fa: `در ${transactions} روز خرید کرده است`,
      en: `bought on ${transactions} days`,
      fact: 'transactions',
    });
  if (usualGap !== null) {
    const days = Math.max(1, Math.round(usualGap));
    reasons.push({ fa: `معمولاً هر ${days} روز می‌خرد`, en: `usually buys every ${days} days`, fact: 'usualGap' });
  }
  if (recencyDays !== null)
    reasons.push(
      recencyDays === 0
        ? { fa: 'امروز خرید کرد', en: 'bought today', fact: 'recencyDays' }
        : {
            fa: `${recencyDays} روز از آخرین خریدش گذشته است`,
            en: `${recencyDays} ${recencyDays === 1 ? 'day' : 'days'} since the last purchase`,
            fact: 'recencyDays',
          },
    );
  if (pAlive !== null) {
    // nobody is certain of a person: a rounded 100 % or 0 % would say so
    const percent = Math.min(99, Math.max(1, Math.round(pAlive * 100)));
    reasons.push({ fa: `احتمال فعال بودنش ${percent}٪ است`, en: `${percent} % likely to be active`, fact: 'pAlive' });
  }
  return reasons;
}
