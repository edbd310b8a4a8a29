import { describe, expect, it } from 'vitest';
import { type CustomerRule, defaultRule, lapseAfter, ruleOf, sayRule } from './customer-rule.ts';

const gap: CustomerRule = { kind: 'own-gap', k: 3, leastDays: 60 };
const chance: CustomerRule = { kind: 'p-alive', least: 0.7 };

describe('who counts as a customer', () => {
  it('is the business’s rule; another kind that is asked for comes with its usual numbers', () => {
    expect(ruleOf({})).toEqual(defaultRule);
    expect(ruleOf({ customerRule: gap })).toEqual(gap);
    expect(ruleOf({ customerRule: gap }, 'own-gap')).toEqual(gap);
    expect(ruleOf({ customerRule: gap }, 'days')).toEqual(defaultRule);
    expect(ruleOf({}, 'p-alive')).toEqual({ kind: 'p-alive', least: 0.5 });
    expect(ruleOf({}, 'own-gap')).toEqual({ kind: 'own-gap', k: 2, leastDays: 90 });
  });

  it('lapses after so many days; somebody without a gap of her own after a year', () => {
    expect(lapseAfter({ kind: 'days', days: 180 }, 5)).toBe(180);
    expect(lapseAfter(gap, 30)).toBe(90);
    expect(lapseAfter(gap, 10)).toBe(60);
    expect(lapseAfter(gap, null)).toBe(365);
    expect(lapseAfter(chance, 10)).toBe(365);
  });

  it('is said in both languages with its numbers, one day as one day', () => {
    for (const rule of [{ kind: 'days', days: 1 } as const, gap, chance]) {
      const said = sayRule(rule);
      expect(said.fa).toMatch(/[\u0600-\u06ff]/);
      expect(said.en).not.toMatch(/[\u0600-\u06ff]/);
    }
    expect(sayRule({ kind: 'days', days: 1 }).en).toBe('bought in the last 1 day');
    expect(sayRule({ kind: 'days', days: 90 }).en).toBe('bought in the last 90 days');
    expect(sayRule(chance).en).toContain('70 %');
  });
});
