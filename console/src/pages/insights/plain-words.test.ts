import { expect, it } from 'vitest';
import { inPlainWords } from './plain-words.ts';

it.each([
  [0.664, 2, 3],
  [0.5, 1, 2],
  [0.25, 1, 4],
  [0.1, 1, 10],
  [1, 10, 10],
  [0, 0, 10],
  [0.97, 10, 10],
])('says %s as %s of every %s', (share, part, of) => {
  expect(inPlainWords(share)).toEqual({ part, of });
});
