import { expect, it } from 'vitest';
import { splitHoldout } from './split-holdout.ts';

it('cuts CDNOW where the papers cut it: 39 weeks after 30 September 1997', () => {
  expect(splitHoldout('1997-01-01', '1998-06-30')).toEqual({ until: '1997-09-30', weeks: 39 });
});

it('keeps a year from the fit at the most', () => {
  expect(splitHoldout('2020-01-01', '2026-01-01')).toEqual({ until: '2025-01-02', weeks: 52 });
});

it('tests nothing with less than four weeks on either side', () => {
  expect(splitHoldout('2026-01-01', '2026-02-20')).toBeUndefined();
  expect(splitHoldout('2026-01-01', '2026-02-26')).toEqual({ until: '2026-01-29', weeks: 4 });
});
