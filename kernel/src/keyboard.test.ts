import { expect, it } from 'vitest';
import { inOtherLayout } from './keyboard.ts';

it.each([
  ["k'dk", 'نگین'],
  ['lvdl hplnd', 'مریم احمدی'],
  ['Hvja', 'آرتش'],
  ['C,hgi', 'ژواله'],
])('%s was meant as %s', (typed, meant) => {
  expect(inOtherLayout(typed)).toBe(meant);
});

it('goes back to Latin letters, and leaves alone what is in both scripts or in none', () => {
  expect(inOtherLayout('ةشقغشة'.replaceAll('ة', 'پ'))).toBe('maryam');
  expect(inOtherLayout('ئشقغشئ')).toBe('maryam');
  expect(inOtherLayout('بهدی')).toBe('find');
  expect(inOtherLayout('مریم ahmadi')).toBeUndefined();
  expect(inOtherLayout('0912')).toBeUndefined();
});
