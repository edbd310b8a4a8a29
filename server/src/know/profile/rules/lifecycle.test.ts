import { addDays } from '@peyvand/kernel/calendar';
import { describe, expect, it } from 'vitest';
import { type CustomerRule, lapseAfter, ruleOf } from './customer-rule.ts';
import { type PurchaseDay, riskAfter, rungOf, stageOf, standingAfter } from './lifecycle.ts';

const year: CustomerRule = { kind: 'days', days: 365 };
const ownGap: CustomerRule = { kind: 'own-gap', k: 2, leastDays: 90 };
const on = (...days: string[]): PurchaseDay[] => days.map((day) => ({ day, orders: 1 }));

describe('the stage (R-110)', () => {
  it('is prospect before the first purchase and new after it', () => {
    expect(stageOf(standingAfter([], null), '2026-01-01', year)).toBe('prospect');
    expect(stageOf(standingAfter(on('2026-01-01'), null), '2026-01-02', year)).toBe('new');
  });

  it('is active from the second purchase day', () => {
    expect(stageOf(standingAfter(on('2026-01-01', '2026-02-01'), null), '2026-02-02', year)).toBe('active');
  });

  it('is at risk after twice her usual gap, and lapsed after a year', () => {
    const maryam = standingAfter(on('2026-01-01', '2026-02-10'), null);
    expect(stageOf(maryam, addDays('2026-02-10', 80), year)).toBe('active');
    expect(stageOf(maryam, addDays('2026-02-10', 81), year)).toBe('at-risk');
    expect(stageOf(maryam, addDays('2026-02-10', 365), year)).toBe('at-risk');
    expect(stageOf(maryam, addDays('2026-02-10', 366), year)).toBe('lapsed');
  });

  it('is won back by a purchase after lapsing, and active again by the next', () => {
    const reza = on('2024-01-01', '2024-02-01', '2025-06-01', '2025-07-01');
    expect(stageOf(standingAfter(reza.slice(0, 3), null), '2025-06-01', year)).toBe('won-back');
    expect(stageOf(standingAfter(reza, null), '2025-07-01', year)).toBe('active');
  });

  it('is ended when her data were erased on request', () => {
    expect(stageOf(standingAfter(on('2026-01-01'), '2026-03-01'), '2026-03-01', year)).toBe('ended');
    expect(stageOf(standingAfter(on('2026-01-01'), '2026-03-01'), '2026-02-28', year)).toBe('new');
  });

  it('lapses by her own gap when the workspace says so, after 90 days at the least', () => {
    expect(lapseAfter(ownGap, 10)).toBe(90);
    expect(lapseAfter(ownGap, 100)).toBe(200);
    expect(lapseAfter(ownGap, null)).toBe(365);
    expect(riskAfter(90, 10)).toBe(30);
    expect(ruleOf({}, 'own-gap')).toEqual(ownGap);
  });
});

it('a client who lapsed moves down to customer', () => {
  expect([rungOf(0, 'prospect'), rungOf(1, 'new'), rungOf(2, 'active'), rungOf(2, 'lapsed')]).toEqual([
    'prospect',
    'customer',
    'client',
    'customer',
  ]);
});
