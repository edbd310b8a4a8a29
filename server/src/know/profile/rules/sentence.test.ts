import { addDays, type Day } from '@peyvand/kernel/calendar';
import { showNumber, showPercent } from '@peyvand/kernel/show-number';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRule } from './customer-rule.ts';
import { stageOf, stages, usualGap } from './lifecycle.ts';
import { type Relationship, sayRelationship } from './sentence.ts';

const maryam = {
  stage: 'at-risk',
  segment: 'at-risk',
  orders: 13,
  transactions: 12,
  recencyDays: 55,
  usualGap: 19.6,
  pAlive: 0.614,
  m: 5,
} as const;

describe('the sentences on the relationship', () => {
  it('say how it stands, and why, in sentences with Persian digits', () => {
    const { fa, reasons } = sayRelationship(maryam);
    expect(fa).toBe('رو به سردی است. تا امروز از پرخریدترین مشتریان شما بوده است.');
    expect(reasons.map((one) => one.fa)).toEqual([
      'در ۱۲ روز جدا خرید کرده است و معمولاً هر ۲۰ روز یک بار می‌خرد.',
      'از آخرین خریدش ۵۵ روز گذشته است؛ یعنی ۲٫۸ برابر فاصلهٔ معمولش.',
      'به احتمال ۶۱٪ هنوز مشتری شماست.',
    ]);
  });

  it('say the same in English', () => {
    const { en, reasons } = sayRelationship({ ...maryam, m: 3 });
    expect(en).toBe('The relationship is cooling.');
    expect(reasons.map((one) => one.fact)).toEqual(['transactions', 'recencyDays', 'pAlive']);
    expect(reasons.map((one) => one.en)).toEqual([
      'There were purchases on 12 different days, usually one every 20 days.',
      'The last one was 55 days ago: 2.8 times the usual gap.',
      'The chance of still being a customer is 61%.',
    ]);
    expect(sayRelationship({ ...maryam, recencyDays: 1 }).reasons[1]?.en).toBe('The last one was 1 day ago.');
  });

  it('are certain of nobody', () => {
    expect(sayRelationship({ ...maryam, pAlive: 0.9991 }).reasons[2]?.en).toMatch(/^Even so, .* 99%\.$/);
    expect(sayRelationship({ ...maryam, pAlive: 0.0004 }).reasons[2]?.fa).toBe('به احتمال ۱٪ هنوز مشتری شماست.');
  });

  it('say nothing that is not known', () => {
    const prospect = {
      stage: 'prospect',
      segment: null,
      orders: 0,
      transactions: 0,
      recencyDays: null,
      usualGap: null,
      pAlive: null,
      m: null,
    } as const;
    const { fa, en, reasons } = sayRelationship(prospect);
    expect([fa, en, reasons]).toEqual(['هنوز خریدی نکرده است.', 'There has been no purchase yet.', []]);
  });

  it('have their own words for every stage', () => {
    const said = stages.map((stage) => sayRelationship({ ...maryam, segment: null, stage }));
    expect(new Set(said.map((one) => one.fa)).size).toBe(stages.length);
    expect(new Set(said.map((one) => one.en)).size).toBe(stages.length);
  });

  it('say that two orders of one day are two', () => {
    const once = { ...maryam, transactions: 1, usualGap: null } as const;
    expect(sayRelationship({ ...once, orders: 2 }).reasons[0]?.fa).toBe('همهٔ ۲ خریدش در یک روز بوده است.');
    expect(sayRelationship({ ...once, orders: 1 }).reasons[0]?.fa).toBe('یک بار خرید کرده است.');
  });
});

const near = ['champions', 'loyal', 'potential-loyalist', 'new', 'promising'];
const away = ['about-to-sleep', 'cannot-lose', 'at-risk', 'hibernating'];
const asOf: Day = '2026-11-30';

/** Any life that purchases can make, seen by any rule, with any segment and chance beside it. */
const anybody: fc.Arbitrary<Relationship> = fc
  .record({
    transactions: fc.integer({ min: 0, max: 60 }),
    more: fc.integer({ min: 0, max: 3 }),
    span: fc.integer({ min: 0, max: 900 }),
    silent: fc.integer({ min: 0, max: 900 }),
    gapLast: fc.integer({ min: 1, max: 400 }),
    ended: fc.boolean(),
    rule: fc.constantFrom<CustomerRule>(
      { kind: 'days', days: 90 },
      { kind: 'days', days: 365 },
      { kind: 'own-gap', k: 2, leastDays: 90 },
      { kind: 'p-alive', least: 0.5 },
    ),
    segment: fc.constantFrom(null, 'need-attention', 'too-few', ...near, ...away),
    pAlive: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    m: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ transactions, more, span, silent, gapLast, ended, rule, segment, pAlive, m }) => {
    const lastDay = transactions === 0 ? null : addDays(asOf, -silent);
    const firstDay =
      lastDay === null ? null : addDays(lastDay, transactions === 1 ? 0 : -Math.max(span, transactions - 1));
    const days = { transactions, firstDay, lastDay };
    const orders = transactions === 0 ? 0 : transactions + more;
    const standing = { ...days, orders, gapLast: transactions < 2 ? null : gapLast, endedDay: ended ? asOf : null };
    const stage = stageOf(standing, asOf, rule);
    const recencyDays = transactions === 0 ? null : silent;
    return { stage, segment, orders, transactions, recencyDays, usualGap: usualGap(days), pAlive, m };
  });

describe('what stands beside the sentences', () => {
  it('is contradicted by none of them, whoever it is about', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const { fa, en, reasons } = sayRelationship(who);
        const all = {
          fa: [fa, ...reasons.map((one) => one.fa)].join(' '),
          en: [en, ...reasons.map((one) => one.en)].join(' '),
        };
        const { stage, segment, recencyDays, usualGap: gap, pAlive } = who;
        const gaps = recencyDays === null || gap === null || gap < 1 ? null : recencyDays / gap;
        // the chip of her segment
        if (segment !== null && away.includes(segment) && ['new', 'active', 'won-back'].includes(stage))
          expect(en).toMatch(/most customers have bought since/);
        else expect(en).not.toMatch(/most customers/);
        if (segment !== null && near.includes(segment) && ['at-risk', 'lapsed'].includes(stage))
          expect(en).toMatch(/more recent purchase than most/);
        else expect(en).not.toMatch(/more recent/);
        // the stage
        if (/just begun|آشنا/.test(all.en + all.fa)) expect(stage).toBe('new');
        if (/[Nn]othing has been heard|مدت‌هاست/.test(all.en + all.fa)) expect(stage).toBe('lapsed');
        if (/cooling|Late|سردی|دیر کرده/.test(all.en + all.fa)) expect(stage).toBe('at-risk');
        if (/warm|Warm|Not lost|گرم|از دست نرفته/.test(all.en + all.fa)) expect(stage).toBe('active');
        if (/long pause|بازگشته/.test(all.en + all.fa)) expect(stage).toBe('won-back');
        // her own rhythm
        if (/Late|دیر کرده/.test(en + fa)) expect(gaps ?? 0).toBeGreaterThan(1);
        if (stage === 'active' && (gaps ?? 0) >= 1.5)
          expect(`${en} ${fa}`).toMatch(/behind its own rhythm.*عقب افتاده/);
        else expect(`${en} ${fa}`).not.toMatch(/behind|عقب/);
        // the figures: her gaps and her chance, rounded as on the screen
        const times = / ([\d.,]+) times/.exec(all.en)?.[1];
        if (times !== undefined)
          expect(times).toBe(showNumber(gaps ?? 0, 'en', { decimals: (gaps ?? 0) < 10 ? 1 : 0 }));
        const chance = /([\d]+%)/.exec(all.en)?.[1];
        if (pAlive === null || stage === 'ended') expect(chance).toBeUndefined();
        else expect(chance).toBe(showPercent(Math.min(0.99, Math.max(0.01, pAlive)), 'en', { decimals: 0 }));
        if (chance !== undefined && pAlive !== null) {
          const against = pAlive >= 0.65 ? ['at-risk', 'lapsed'] : pAlive <= 0.35 ? ['new', 'active', 'won-back'] : [];
          expect(/Even so/.test(all.en)).toBe(against.includes(stage));
          expect(/با این همه/.test(all.fa)).toBe(against.includes(stage));
        }
        // how many purchases
        if (/یک بار خرید کرده|[Tt]here was one purchase/.test(all.fa + all.en)) expect(who.orders).toBe(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read aloud: whole sentences in both languages, no chain of commas', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const { fa, en, reasons } = sayRelationship(who);
        for (const one of [{ fa, en }, ...reasons]) {
          expect(one.en).toMatch(/^[A-Z].*[^.]\.$/);
          expect(one.fa).toMatch(/^[آ-ی].*[^.]\.$/);
          expect(one.fa).not.toMatch(/[0-9a-zA-Z]|،.*،|undefined|null|NaN/);
          expect(one.en).not.toMatch(/,.*,.*,|undefined|null|NaN/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
