import { describe, expect, it } from 'vitest';
import { type BoughtRow, historyOf } from './history-of.ts';

const row = (changed: Partial<BoughtRow> = {}): BoughtRow => ({
  transactions: 3,
  firstDay: '2026-01-01',
  lastDay: '2026-02-05',
  gross: 900,
  firstValue: 300,
  keptDays: 3,
  keptFirst: '2026-01-01',
  keptLast: '2026-02-05',
  keptRepeat: 500,
  ...changed,
});

describe('a person’s history', () => {
  it('counts repeats, weeks from her first to her last day and to the end, and the mean of her repeats', () => {
    expect(historyOf(row(), '2026-03-26')).toEqual({ x: 2, tx: 5, T: 12, m: 250 });
  });

  it('is net of what came back whole', () => {
    const back = row({ keptDays: 2, keptLast: '2026-01-08', keptRepeat: 200 });
    expect(historyOf(back, '2026-01-08')).toEqual({ x: 1, tx: 1, T: 1, m: 200 });
    expect(historyOf(row({ keptDays: 0, keptFirst: null, keptLast: null }), '2026-03-26')).toBeUndefined();
  });

  it('of somebody who came once has no mean, and nobody is younger than her last day', () => {
    expect(historyOf(row({ keptDays: 1, keptLast: '2026-01-01' }), '2026-01-01')).toEqual({ x: 0, tx: 0, T: 0, m: 0 });
    expect(historyOf(row(), '2026-01-15')).toMatchObject({ tx: 5, T: 5 });
  });

  it('of an earlier release stands on her purchase days', () => {
    const old = row({ keptDays: null, keptFirst: null, keptLast: null, keptRepeat: 0 });
    expect(historyOf(old, '2026-03-26')).toEqual({ x: 2, tx: 5, T: 12, m: 300 });
  });
});
