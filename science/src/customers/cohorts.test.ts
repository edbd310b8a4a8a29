import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, readCdnowDays } from '../testing/read-cdnow.ts';
import { cohorts, monthLabel } from './cohorts.ts';

const gregorian = (day: number) => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

const cdnow = { customer: [] as number[], day: [] as number[] };
for (const [who, days] of readCdnowDays().entries()) {
  for (const day of days.keys()) {
    cdnow.customer.push(who);
    cdnow.day.push(day);
  }
}

test('the CDNOW cohorts of January to March 1997 have the known counts', () => {
  const { cohorts: rows, incompleteMonth } = cohorts(cdnow, { monthOf: gregorian, until: dayOf('1998-06-30') });
  expect(rows.map(({ month }) => monthLabel(month))).toEqual(['1997-01', '1997-02', '1997-03']);
  expect(rows.map(({ counts }) => counts.slice(0, 7))).toEqual([
    [781, 124, 95, 70, 65, 77, 65],
    [857, 134, 110, 75, 77, 75, 61],
    [719, 87, 84, 78, 63, 64, 55],
  ]);
  expect(rows[0]?.counts).toHaveLength(18);
  expect(incompleteMonth).toBeUndefined();
});

test('a month that is not over is marked', () => {
  const { incompleteMonth } = cohorts(cdnow, { monthOf: gregorian, until: dayOf('1997-09-15') });
  expect(monthLabel(incompleteMonth ?? 0)).toBe('1997-09');
});

describe('Maryam buys in months 0, 1 and 3, Reza in 0 only, Sara first in month 2', () => {
  const tens = (day: number) => Math.floor(day / 10);
  const input = { customer: [0, 0, 0, 1, 2], day: [1, 12, 33, 5, 24] };

  test('a cell counts who bought in that month', () => {
    expect(cohorts(input, { monthOf: tens, until: 39 }).cohorts).toEqual([
      { month: 0, counts: [2, 1, 0, 1] },
      { month: 2, counts: [1, 0] },
    ]);
  });

  test('rolling: who bought in that month or later', () => {
    expect(cohorts(input, { monthOf: tens, until: 39, rolling: true }).cohorts).toEqual([
      { month: 0, counts: [2, 1, 1, 1] },
      { month: 2, counts: [1, 0] },
    ]);
  });

  test('what comes after the end is left out', () => {
    expect(cohorts(input, { monthOf: tens, until: 19 }).cohorts).toEqual([{ month: 0, counts: [2, 1] }]);
  });
});

test('each customer is in one cohort, and the rolling table never rises', () => {
  const purchases = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 99 })), { minLength: 1 });
  fc.assert(
    fc.property(purchases, (rows) => {
      const input = { customer: rows.map(([who]) => who), day: rows.map(([, day]) => day) };
      const options = { monthOf: (day: number) => Math.floor(day / 10), until: 99 };
      const table = cohorts(input, options).cohorts;
      expect(table.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0)).toBe(new Set(input.customer).size);
      for (const { counts } of cohorts(input, { ...options, rolling: true }).cohorts) {
        for (const [k, count] of counts.entries()) expect(count).toBeLessThanOrEqual(counts[k - 1] ?? count);
      }
    }),
  );
});
