import { expect, test } from 'vitest';
import { changedFigures, figuresOf, percentOf, shareOf, usualFigures } from './figures.ts';

test('a business that has chosen nothing counts in the usual way', () => {
  expect(figuresOf({})).toEqual(usualFigures);
});

test('only what differs is sent, and going back to the usual is sent as null', () => {
  const saved = figuresOf({ margin: 0.3, customerRule: { kind: 'days', days: 180 } });
  expect(changedFigures(saved, { ...saved, customerRule: { kind: 'days', days: 180 } })).toEqual({});
  expect(changedFigures(saved, { ...saved, margin: null, loyalFrom: 7 })).toEqual({ margin: null, loyalFrom: 7 });
});

test.each([0.01, 0.125, 0.285, 0.07, 1, 0])('the share %d comes back whole from its percentage', (share) => {
  expect(shareOf(percentOf(share))).toBe(share);
});
