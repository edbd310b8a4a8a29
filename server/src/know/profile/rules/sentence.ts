import { counted } from '@peyvand/kernel/counted';
import type { Language } from '@peyvand/kernel/language';
import type { Words } from '@peyvand/kernel/refusal';
import { showNumber, showPercent } from '@peyvand/kernel/show-number';
import type { Stage } from './lifecycle.ts';

/** What the sentences are written from. */
export interface Relationship {
  readonly stage: Stage;
  /** Key of the RFM segment whose chip stands beside the sentence; null while there is none. */
  readonly segment: string | null;
  readonly orders: number;
  /** Purchase days. */
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
  /** The fact that it is read from first. */
  readonly fact: string;
}

/** «حال رابطه»: how the relationship stands, and why it is said to, each a sentence that can be read aloud. */
export function sayRelationship(who: Relationship): Words & { reasons: Reason[] } {
  const head = headOf(who);
  const spends = who.m === 5 && who.stage !== 'ended';
  return {
    fa: `${head.fa}.${spends ? ' تا امروز از پرخریدترین مشتریان شما بوده است.' : ''}`,
    en: `${head.en}.${spends ? ' Among your biggest buyers so far.' : ''}`,
    reasons: [...purchasesOf(who), ...silenceOf(who), ...chanceOf(who)],
  };
}

const heads: Readonly<Record<Stage, Words>> = {
  prospect: { fa: 'هنوز خریدی نکرده است', en: 'There has been no purchase yet' },
  new: { fa: 'تازه با شما آشنا شده است', en: 'The relationship has just begun' },
  active: { fa: 'گرم است', en: 'The relationship is warm' },
  'at-risk': { fa: 'رو به سردی است', en: 'The relationship is cooling' },
  lapsed: { fa: 'مدت‌هاست خبری از او نیست', en: 'Nothing has been heard for a long time' },
  'won-back': { fa: 'پس از وقفه‌ای بلند بازگشته است', en: 'The relationship is on again after a long pause' },
  ended: { fa: 'به خواست خودش پایان یافته است', en: "The relationship ended at the customer's wish" },
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

/** From here on her silence is said in her own gaps, and nobody says that she is in step. */
const manyGaps = 1.5;
/** A chance above it says that she is still there, below its complement that she is not. */
const likely = 0.65;

/** Her silence in her own gaps; null where she has no habit yet. */
function gapsOf({ recencyDays, usualGap }: Relationship): number | null {
  return recencyDays === null || usualGap === null || usualGap < 1 ? null : recencyDays / usualGap;
}

/**
 * The one rule for the sentence and what stands beside it (the chips of segment and stage, her gaps, her chance): where her own
 * habit and the comparison with others disagree, or the stage and her own rhythm, the sentence says that they do.
 */
function headOf(who: Relationship): Words {
  const { stage, segment } = who;
  const own = stageSees[stage];
  const others = segment === null ? undefined : segmentSees[segment];
  const behind = (gapsOf(who) ?? 0) >= manyGaps;
  if (own === null) return heads[stage];
  if (others === undefined || own === others) {
    if (stage !== 'active' || !behind) return heads[stage];
    return {
      fa: 'هنوز گرم است، هرچند از آهنگ خودش عقب افتاده است',
      en: 'The relationship is still warm, though behind its own rhythm',
    };
  }
  return own === 'away' ? awayButRecent(who) : nearButOvertaken(who, behind);
}

function awayButRecent(who: Relationship): Words {
  const recent = {
    fa: 'هرچند هنوز از بیشتر مشتریان تازه‌تر خریده است',
    en: 'though with a more recent purchase than most',
  };
  if (who.stage === 'lapsed')
    return { fa: `مدت‌هاست خبری از او نیست، ${recent.fa}`, en: `Nothing has been heard for a long time, ${recent.en}` };
  // some are cooling by the rule of the business before their own gap is over: then it is not said of their rhythm
  return (gapsOf(who) ?? 0) > 1
    ? { fa: `نسبت به آهنگ خودش دیر کرده است، ${recent.fa}`, en: `Late by the customer's own rhythm, ${recent.en}` }
    : { fa: `رو به سردی است، ${recent.fa}`, en: `The relationship is cooling, ${recent.en}` };
}

function nearButOvertaken({ stage }: Relationship, behind: boolean): Words {
  const overtaken = {
    fa: 'هرچند بیشتر مشتریان پس از او خریده‌اند',
    en: 'though most customers have bought since',
  };
  if (stage === 'won-back')
    return {
      fa: `پس از وقفه‌ای بلند بازگشته است، ${overtaken.fa}`,
      en: `The relationship is on again after a long pause, ${overtaken.en}`,
    };
  if (stage === 'new')
    return {
      fa: `تازه با شما آشنا شده است، ${overtaken.fa}`,
      en: `The relationship has just begun, ${overtaken.en}`,
    };
  return behind
    ? {
        fa: 'هنوز از دست نرفته است، ولی از آهنگ خودش عقب افتاده و بیشتر مشتریان پس از او خریده‌اند',
        en: 'Not lost yet, but behind its own rhythm, and most customers have bought since',
      }
    : { fa: `به آهنگ خودش گرم است، ${overtaken.fa}`, en: `Warm by the customer's own rhythm, ${overtaken.en}` };
}

const say = (fact: string, tell: (language: Language) => Words): Reason => ({
  fact,
  fa: tell('fa').fa,
  en: tell('en').en,
});

/** How often, and how often as a habit. */
function purchasesOf({ orders, transactions, usualGap }: Relationship): Reason[] {
  if (transactions === 0) return [];
  if (transactions === 1)
    return [
      say('transactions', (language) =>
        orders > 1
          ? {
              fa: `همهٔ ${showNumber(orders, language)} خریدش در یک روز بوده است.`,
              en: `All ${counted(showNumber(orders, language), 'purchase was', 'purchases were')} on one day.`,
            }
          : { fa: 'یک بار خرید کرده است.', en: 'There was one purchase.' },
      ),
    ];
  const gap = usualGap === null ? null : Math.max(1, Math.round(usualGap));
  return [
    say('transactions', (language) => {
      const days = showNumber(transactions, language);
      const every = gap === null ? '' : showNumber(gap, language);
      if (gap === null)
        return {
          fa: `در ${days} روز جدا خرید کرده است.`,
          en: `There were purchases on ${counted(days, 'different day')}.`,
        };
      return gap === 1
        ? {
            fa: `در ${days} روز جدا خرید کرده است و معمولاً هر روز می‌خرد.`,
            en: `There were purchases on ${counted(days, 'different day')}, usually one every day.`,
          }
        : {
            fa: `در ${days} روز جدا خرید کرده است و معمولاً هر ${every} روز یک بار می‌خرد.`,
            en: `There were purchases on ${counted(days, 'different day')}, usually one every ${counted(every, 'day')}.`,
          };
    }),
  ];
}

/** How long ago the last one was, in days and, where it is long for her, in her own gaps. */
function silenceOf(who: Relationship): Reason[] {
  const { recencyDays, transactions } = who;
  if (recencyDays === null || transactions === 0) return [];
  if (recencyDays === 0) return [{ fact: 'recencyDays', fa: 'آخرین خریدش امروز بود.', en: 'The last one was today.' }];
  const gaps = gapsOf(who);
  return [
    say('recencyDays', (language) => {
      const days = showNumber(recencyDays, language);
      const since = {
        fa: `از آخرین خریدش ${days} روز گذشته است`,
        en: `The last one was ${days} ${recencyDays === 1 ? 'day' : 'days'} ago`,
      };
      if (gaps === null || gaps < manyGaps) return { fa: `${since.fa}.`, en: `${since.en}.` };
      const times = showGaps(gaps, language);
      return {
        fa: `${since.fa}؛ یعنی ${times} برابر فاصلهٔ معمولش.`,
        en: `${since.en}: ${counted(times, 'time')} the usual gap.`,
      };
    }),
  ];
}

/** As the figure beside the sentence shows it: one decimal while they are few. */
const showGaps = (gaps: number, language: Language) => showNumber(gaps, language, { decimals: gaps < 10 ? 1 : 0 });

/** Her chance of being active, where it may be said of her and the relationship has not ended. */
function chanceOf({ pAlive, stage }: Relationship): Reason[] {
  if (pAlive === null || stage === 'ended') return [];
  // nobody is certain of a person: a rounded 100 % or 0 % would say so
  const chance = Math.min(0.99, Math.max(0.01, pAlive));
  const own = stageSees[stage];
  const against = (own === 'away' && pAlive >= likely) || (own === 'near' && pAlive <= 1 - likely);
  const fa = showPercent(chance, 'fa', { decimals: 0 }).replace(/^٪(.*)$/, '$1٪');
  const en = showPercent(chance, 'en', { decimals: 0 });
  return [
    {
      fact: 'pAlive',
      fa: `${against ? 'با این همه، ب' : 'ب'}ه احتمال ${fa} هنوز مشتری شماست.`,
      en: against
        ? `Even so, the chance of still being a customer is ${en}.`
        : `The chance of still being a customer is ${en}.`,
    },
  ];
}
