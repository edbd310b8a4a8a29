import { describe, expect, it } from 'vitest';
import { stages } from './lifecycle.ts';
import { sayRelationship } from './sentence.ts';

const maryam = {
  stage: 'at-risk',
  segment: 'at-risk',
  transactions: 12,
  recencyDays: 55,
  usualGap: 19.6,
  pAlive: 0.614,
  m: 5,
} as const;

describe('the sentence on the relationship', () => {
  it('says how it stands, and why, in Persian digits', () => {
    const { fa, reasons } = sayRelationship(maryam);
    expect(fa).toBe('رو به سردی است؛ از باارزش‌ترین مشتریان شماست.');
    expect(reasons.map((one) => one.fa)).toEqual([
      'در ۱۲ روز جدا خرید کرده است',
      'معمولاً هر ۲۰ روز می‌خرد',
      '۵۵ روز از آخرین خریدش گذشته است (۳ برابر فاصلهٔ معمولش)',
      'به احتمال ۶۱٪ هنوز مشتری شماست',
    ]);
  });

  it('says the same in English', () => {
    const { en, reasons } = sayRelationship({ ...maryam, m: 3, recencyDays: 1 });
    expect(en).toBe('The relationship is cooling.');
    expect(reasons.map((one) => one.fact)).toEqual(['transactions', 'usualGap', 'recencyDays', 'pAlive']);
    expect(reasons[2]?.en).toBe('it is 1 day since the last purchase');
  });

  it('is certain of nobody', () => {
    expect(sayRelationship({ ...maryam, pAlive: 0.9991 }).reasons[3]?.en).toBe(
      'yet 99 % likely to be still a customer',
    );
    expect(sayRelationship({ ...maryam, pAlive: 0.0004 }).reasons[3]?.fa).toBe('به احتمال ۱٪ هنوز مشتری شماست');
  });

  it('says nothing that it does not know', () => {
    const prospect = {
      stage: 'prospect',
      segment: null,
      transactions: 0,
      recencyDays: null,
      usualGap: null,
      pAlive: null,
      m: null,
    } as const;
    expect(sayRelationship(prospect)).toEqual({ fa: 'هنوز خریدی نکرده است.', en: 'Has not bought yet.', reasons: [] });
  });

  it('has its own words for every stage', () => {
    const said = stages.map((stage) => sayRelationship({ ...maryam, segment: null, stage }));
    expect(new Set(said.map((one) => one.fa)).size).toBe(stages.length);
    expect(new Set(said.map((one) => one.en)).size).toBe(stages.length);
  });

  it('one rule decides the sentence and the chip beside it: where they disagree the sentence says so', () => {
    const near = ['champions', 'loyal', 'potential-loyalist', 'new', 'promising'];
    const away = ['about-to-sleep', 'cannot-lose', 'at-risk', 'hibernating'];
    for (const stage of ['new', 'active', 'won-back'] as const) {
      for (const segment of away)
        expect(sayRelationship({ ...maryam, stage, segment }).en).toMatch(/though most customers/);
      for (const segment of [...near, 'need-attention', 'too-few'])
        expect(sayRelationship({ ...maryam, stage, segment }).en).not.toMatch(/though/);
    }
    for (const stage of ['at-risk', 'lapsed'] as const) {
      for (const segment of near)
        expect(sayRelationship({ ...maryam, stage, segment }).en).toMatch(/though she bought/);
      for (const segment of [...away, 'need-attention', 'too-few'])
        expect(sayRelationship({ ...maryam, stage, segment }).en).not.toMatch(/though/);
    }
  });

  it('a chance that speaks against the stage says so itself', () => {
    const chance = (stage: 'active' | 'lapsed', pAlive: number) =>
      sayRelationship({ ...maryam, stage, segment: null, pAlive }).reasons.at(-1)?.en;
    expect(chance('lapsed', 0.9)).toMatch(/^yet/);
    expect(chance('active', 0.9)).not.toMatch(/yet/);
    expect(chance('active', 0.2)).toMatch(/^yet/);
    expect(chance('lapsed', 0.2)).not.toMatch(/yet/);
  });
});
