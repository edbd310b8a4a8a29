import { describe, expect, it } from 'vitest';
import { counted } from './counted.ts';

describe('how many of what', () => {
  it.each([
    [1, 'row', undefined, '1 row'],
    [0, 'row', undefined, '0 rows'],
    [12, 'row', undefined, '12 rows'],
    ['1', 'row', undefined, '1 row'],
    ['1,201', 'row', undefined, '1,201 rows'],
    ['1.5', 'day', undefined, '1.5 days'],
    [1, 'category', 'categories', '1 category'],
    [2, 'row is new', 'rows are new', '2 rows are new'],
  ])('%s %s', (count, one, many, said) => {
    expect(counted(count, one, many)).toBe(said);
  });
});
