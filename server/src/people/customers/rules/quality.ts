import type { Words } from '@peyvand/kernel/refusal';

/** One thing that a good record has. The condition is SQL over a customer `c` and what her identifiers say `i` (reachable, verified); $2 is the day a year ago. */
export interface QualityRule {
  readonly code: string;
  readonly points: number;
  readonly kinds: readonly ('person' | 'company')[];
  readonly met: string;
  /** What to do about it where it is not met. */
  readonly words: Words;
}

const both = ['person', 'company'] as const;

/**
 * What a record is measured by. The score is the share of the points that apply to a person, or to a company, which
 * the record has: 0 to 100. A field is stale when nobody has changed or confirmed it for twelve months.
 */
export const qualityRules: readonly QualityRule[] = [
  {
    code: 'reachable',
    points: 25,
    kinds: both,
    met: 'i.reachable',
    words: { fa: 'تلفن یا ایمیلی از او نداریم؛ بپرسید.', en: 'There is no phone or e-mail; ask for one.' },
  },
  {
    code: 'verified',
    points: 20,
    kinds: both,
    met: 'i.verified',
    words: {
      fa: 'تلفن یا ایمیلش در دوازده ماه گذشته تأیید نشده است؛ با خودش بررسی کنید.',
      en: 'No phone or e-mail was verified in the last twelve months; check it with her.',
    },
  },
  {
    code: 'full-name',
    points: 20,
    kinds: ['person'],
    met: `(c.given_name <> '' and c.family_name <> '' or c.search_key like ' % % %')`,
    words: {
      fa: 'نام کامل نیست؛ نام و نام خانوادگی را بنویسید.',
      en: 'The name is not whole; write given and family name.',
    },
  },
  {
    code: 'named',
    points: 20,
    kinds: ['company'],
    met: `c.search_key <> ''`,
    words: { fa: 'نام شرکت را بنویسید.', en: 'Write the name of the company.' },
  },
  {
    code: 'birthday',
    points: 10,
    kinds: ['person'],
    met: 'c.birth_month is not null',
    words: { fa: 'روز تولدش را نمی‌دانیم.', en: 'The birthday is not known.' },
  },
  {
    code: 'city',
    points: 10,
    kinds: both,
    met: `c.city <> ''`,
    words: { fa: 'شهرش را نمی‌دانیم.', en: 'The city is not known.' },
  },
  {
    code: 'fresh',
    points: 15,
    kinds: both,
    met: 'c.updated_at >= $2',
    words: {
      fa: 'بیش از دوازده ماه است که چیزی از این پرونده به‌روز نشده است.',
      en: 'Nothing in this record was updated for more than twelve months.',
    },
  },
];

export const qualityCodes = qualityRules.map((rule) => rule.code);

/** What is lacking, as the screen says it, the weightiest first. */
export function sayLacks(codes: readonly string[]): { code: string; points: number; words: Words }[] {
  return qualityRules
    .filter((rule) => codes.includes(rule.code))
    .sort((a, b) => b.points - a.points)
    .map(({ code, points, words }) => ({ code, points, words }));
}

/** Score of a record of that kind which lacks these. */
export function scoreOf(kind: 'person' | 'company', lacks: readonly string[]): number {
  const applying = qualityRules.filter((rule) => rule.kinds.includes(kind));
  const all = applying.reduce((sum, rule) => sum + rule.points, 0);
  const had = applying.filter((rule) => !lacks.includes(rule.code)).reduce((sum, rule) => sum + rule.points, 0);
  return Math.round((100 * had) / all);
}
