import { describe, expect, it } from 'vitest';
import { stages } from './lifecycle.ts';
import { sayRelationship } from './sentence.ts';

const maryam = { stage: 'at-risk', transactions: 12, recencyDays: 55, usualGap: 19.6, pAlive: 0.614, m: 5 } as const;

describe('the sentence on the relationship', () => {
  it('says how it stands, and why, in Persian digits', () => {
    const { fa, reasons } = sayRelationship(maryam);
    expect(fa).toBe('رابطه رو به سردی است؛ از باارزش‌ترین مشتریان شماست.');
    expect(reasons.map((one) => one.fa)).toEqual([
      'در ۱۲ روز خرید کرده است',
      'معمولاً هر ۲۰ روز می‌خرد',
      '۵۵ روز از آخرین خریدش گذشته است',
      'احتمال فعال بودنش ۶۱٪ است',
    ]);
  });

  it('says the same in English', () => {
    const { en, reasons } = sayRelationship({ ...maryam, m: 3, recencyDays: 1 });
    expect(en).toBe('The relationship is cooling.');
    expect(reasons.map((one) => one.fact)).toEqual(['transactions', 'usualGap', 'recencyDays', 'pAlive']);
    expect(reasons[2]?.en).toBe('1 day since the last purchase');
  });

  it('is certain of nobody', () => {
    expect(sayRelationship({ ...maryam, pAlive: 0.9991 }).reasons[3]?.en).toBe('99 % likely to be active');
    expect(sayRelationship({ ...maryam, pAlive: 0.0004 }).reasons[3]?.fa).toBe('احتمال فعال بودنش ۱٪ است');
  });

  it('says nothing that it does not know', () => {
    const prospect = {
      stage: 'prospect',
      transactions: 0,
      recencyDays: null,
      usualGap: null,
      pAlive: null,
      m: null,
    } as const;
    expect(sayRelationship(prospect)).toEqual({ fa: 'هنوز خریدی نکرده است.', en: 'Has not bought yet.', reasons: [] });
  });

  it('has its own words for every stage', () => {
    const said = stages.map((stage) => sayRelationship({ ...maryam, stage }));
    expect(new Set(said.map((one) => one.fa)).size).toBe(stages.length);
    expect(new Set(said.map((one) => one.en)).size).toBe(stages.length);
  });
});
