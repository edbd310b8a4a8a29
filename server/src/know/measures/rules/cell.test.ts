import { expect, it } from 'vitest';
import { readCell } from './cell.ts';

it('reads the address of a cell: names and values, in any order', () => {
  expect(readCell('r:5,f:4', ['r', 'f', 'segment'])).toEqual({ r: '5', f: '4' });
  expect(readCell(' cohort:1405-01 , k:3 ', ['cohort', 'k'])).toEqual({ cohort: '1405-01', k: '3' });
});

it.each(['', 'r', 'r:', ':5', 'r:5,r:4', 'r:5;f:4', 'month:3', '__proto__:1', 'r:5,,f:4'])('refuses "%s"', (text) => {
  expect(readCell(text, ['r', 'f'])).toBeUndefined();
});
