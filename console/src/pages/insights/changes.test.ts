import type { MeasureAnswer, MeasureName } from '@peyvand/sdk/measures';
import { expect, test } from 'vitest';
import { findChanges } from './changes.ts';

function answer(name: MeasureName, part: number, whole: number, figures: Record<string, unknown> = {}): MeasureAnswer {
  return {
    name,
    title: { fa: name, en: name },
    unit: name === 'aov' ? 'money' : 'share',
    defined: whole > 0,
    value: whole === 0 ? null : part / whole,
    numerator: part,
    denominator: whole,
    n: whole,
    window: { from: null, to: '2026-11-22', asOf: '2026-11-22', calendar: 'jalali' },
    variant: [],
    definition: { fa: name, en: name },
    figures,
  };
}

const period = (ror: number, aov: number, figures: Record<string, unknown> = {}) => ({
  ror: answer('ror', ror, 1000),
  retention: answer('retention', 800, 1000, figures),
  'repeat-rate': answer('repeat-rate', 480, 1000),
  aov: answer('aov', aov * 1000, 1000),
});
const quiet = answer('rfm', 1, 4, { segments: [] });

test('a difference within chance is not told, one beyond it is', () => {
  // 250 and 262 of 1,000: z = 0.6; 250 and 320: z = 3.5
  expect(findChanges({ now: period(262, 100), before: period(250, 100), rfm: quiet })).toEqual([]);
  expect(findChanges({ now: period(320, 100), before: period(250, 100), rfm: quiet })).toEqual([
    { kind: 'ror', tone: 'good', before: 0.25, now: 0.32 },
  ]);
});

test('an average order is told from five percent on', () => {
  expect(findChanges({ now: period(250, 104), before: period(250, 100), rfm: quiet })).toEqual([]);
  expect(findChanges({ now: period(250, 90), before: period(250, 100), rfm: quiet })).toMatchObject([
    { kind: 'aov', tone: 'bad' },
  ]);
});

test('without comparison only what is true of now is told, the worrying first', () => {
  const rfm = answer('rfm', 1, 4, {
    segments: [
      { key: 'at-risk', customers: 81 },
      { key: 'cannot-lose', customers: 3 },
    ],
  });
  const now = period(250, 100, { fresh: 5, lost: 40, reactivated: 2 });
  expect(findChanges({ now, before: null, rfm }).map(({ kind }) => kind)).toEqual([
    'movement',
    'cannot-lose',
    'at-risk',
  ]);
});
