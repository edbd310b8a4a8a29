import { addDays, type Day } from '@peyvand/kernel/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRule } from './customer-rule.ts';
import { lifeHistory } from './life-history.ts';
import { type PurchaseDay, rungOf, stageOf, standingAfter } from './lifecycle.ts';

const year: CustomerRule = { kind: 'days', days: 365 };
const ownGap: CustomerRule = { kind: 'own-gap', k: 2, leastDays: 90 };
const on = (...days: string[]): PurchaseDay[] => days.map((day) => ({ day, orders: 1 }));

describe('the history (R-040, R-110)', () => {
  const reza = on('2024-01-01', '2024-02-01', '2025-06-01');

  it('tells of Reza: new, active, at risk, lapsed, won back, each with its cause', () => {
    expect(lifeHistory(reza, '2025-06-02', year, null).stages).toEqual([
      { day: '2024-01-01', from: 'prospect', to: 'new', cause: 'purchase' },
      { day: '2024-02-01', from: 'new', to: 'active', cause: 'purchase' },
      { day: '2024-04-04', from: 'active', to: 'at-risk', cause: 'silence' },
      { day: '2025-02-01', from: 'at-risk', to: 'lapsed', cause: 'silence' },
      { day: '2025-06-01', from: 'lapsed', to: 'won-back', cause: 'purchase' },
    ]);
  });

  it('tells of his rungs: customer, client, down to customer by silence, client again', () => {
    expect(lifeHistory(reza, '2025-06-02', year, null).rungs).toEqual([
      { day: '2024-01-01', from: 'prospect', to: 'customer', cause: 'purchase' },
      { day: '2024-02-01', from: 'customer', to: 'client', cause: 'purchase' },
      { day: '2025-02-01', from: 'client', to: 'customer', cause: 'silence' },
      { day: '2025-06-01', from: 'customer', to: 'client', cause: 'purchase' },
    ]);
  });

  it('ends with the relationship, and tells nothing after it', () => {
    const { stages, rungs } = lifeHistory(reza, '2025-06-02', year, '2024-03-01');
    expect(stages.at(-1)).toEqual({ day: '2024-03-01', from: 'active', to: 'ended', cause: 'ended' });
    expect(rungs.at(-1)).toEqual({ day: '2024-03-01', from: 'client', to: 'customer', cause: 'ended' });
  });

  it('makes a client of somebody who orders twice on her first day', () => {
    const zahra = [{ day: '2026-01-01', orders: 2 }];
    expect(lifeHistory(zahra, '2026-01-02', year, null).rungs).toEqual([
      { day: '2026-01-01', from: 'prospect', to: 'client', cause: 'purchase' },
    ]);
  });
});

describe('after any life', () => {
  const life = fc.uniqueArray(fc.nat(2000), { minLength: 1, maxLength: 12 });
  const anyRule = fc.constantFrom(year, ownGap);
  const dayAt = (n: number): Day => addDays('2020-01-01', n);
  const bought = (days: readonly number[]) => on(...[...days].sort((a, b) => a - b).map(dayAt));
  const until = (days: readonly PurchaseDay[], day: Day) => days.filter((one) => one.day <= day);

  it('stands, on any day, on the stage and the rung that the profile row gives for that day', () => {
    fc.assert(
      fc.property(life, fc.nat(3000), anyRule, fc.option(fc.nat(3000)), (days, on, rule, ended) => {
        const endedDay = ended === null ? null : dayAt(ended);
        const history = lifeHistory(bought(days), dayAt(3000), rule, endedDay);
        const day = dayAt(on);
        const standing = standingAfter(until(bought(days), day), endedDay);
        const stage = stageOf(standing, day, rule);
        const last = <C extends { day: Day }>(changes: readonly C[]) => changes.findLast((one) => one.day <= day);
        expect(last(history.stages)?.to ?? 'prospect').toBe(stage);
        if (stage !== 'ended') expect(last(history.rungs)?.to ?? 'prospect').toBe(rungOf(standing.orders, stage));
      }),
    );
  });

  it('is the same told day after day as told at once: what comes later changes nothing that was', () => {
    fc.assert(
      fc.property(life, fc.nat(3000), anyRule, (days, on, rule) => {
        const day = dayAt(on);
        const whole = lifeHistory(bought(days), dayAt(3000), rule, null);
        const then = lifeHistory(until(bought(days), day), day, rule, null);
        expect(then.stages).toEqual(whole.stages.filter((one) => one.day <= day));
        expect(then.rungs).toEqual(whole.rungs.filter((one) => one.day <= day));
      }),
    );
  });
});
